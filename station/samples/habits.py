"""How the inspector of the recorded shift works: paces in seconds, and how often things go a little wrong."""

#: (shortest, longest) pauses in seconds.
NEXT_PARCEL = (0.9, 3.2)
BEFORE_PIECE = (0.75, 1.5)
BETWEEN_PIECES = (0.65, 1.4)
BEFORE_DECISION = (0.9, 2.4)
BEFORE_BADGE = (1.0, 1.8)
BEFORE_PIN = (0.7, 1.2)
DOUBLE_TRIGGER = (0.10, 0.22)

#: Seconds from frame to frame while something is before the camera.
FRAME = 0.25

#: How many frames show a parcel's label whole.
VISIBLE = (3, 5)

#: Shares of parcels, or of pieces.
EDGE_FRAME = 0.25
EMPTY_FRAME = 0.15
HAND_FRAME = 0.06
BY_CAMERA = 0.20
TRIGGERED_TWICE = 0.05
WAYBILL_AGAIN = 0.04
JUNK = 0.03
CONSULTED = 0.03
STRANGER = 0.015
UNDONE = 0.015

#: A parcel to be inspected comes back opened after so many others.
COMES_BACK = (2, 6)
