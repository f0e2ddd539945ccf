"""The corners of a symbol: the least parallelogram around what is dark about a place, and its own four sides."""

from dataclasses import dataclass

import numpy as np

from station.opencv import cv2

ANGLES = np.radians(np.arange(0, 180, 3))
#: How far from the middle of a place its symbol reaches, by the size of the place.
NEAR = 0.62
#: How little something dark counts that goes on beyond.
CUT_OFF = 0.03
#: Gaps that are closed, by the size of the place, and how dark what counts is, from the darkest to the lightest grey.
#: Then once more for what glare has paled or cut off.
CLOSED, DARK = (0.05, 0.12), (0.5, 0.7)
#: Outlines that differ by less, by the size of the place, are one.
ALIKE = 0.02
SHARPEST_CORNER, SAME_WAY, MUCH_THE_SAME_WAY = np.radians(55), np.radians(16), np.radians(25)
#: Edges that are too short, and how near to one a point lies along it, by the size of the place.
SHORT, ALONG = 0.04, 0.012


def outlines(grey: np.ndarray, middle: tuple[float, float], size: float) -> list[np.ndarray]:
    """Return the corners that the symbol at a place may have, clockwise in pixels; an empty list where nothing is."""
    left, top = (max(0, int(each - NEAR * size)) for each in middle)
    near = grey[top : int(middle[1] + NEAR * size) + 1, left : int(middle[0] + NEAR * size) + 1]
    low, high = np.percentile(near, [8, 85])
    found: list[np.ndarray] = []
    for closed, level in zip(CLOSED, DARK, strict=True):
        dark = (near < low + level * (high - low)).astype(np.uint8)
        points = _dark_points(dark, (middle[0] - left, middle[1] - top), size, max(3, int(closed * size)) | 1)
        if len(points) > 20:
            points += np.array((left, top), np.float32)
            ends = _row_ends(points)
            hull = cv2.convexHull(np.concatenate([ends - 0.5, ends + 0.5]))[:, 0]
            sides = _parallelogram(hull)
            edges = _edges(hull)
            backed = _backed(edges, points, size)
            for corners in (
                _corners(sides),
                _corners([_side(edges, side, edges.lengths, SAME_WAY) for side in sides]),
                _corners([_side(edges, side, backed, MUCH_THE_SAME_WAY) for side in sides]),
            ):
                if all(float(np.abs(corners - other).max()) > ALIKE * size for other in found):
                    found.append(corners)
    return found


def _dark_points(dark: np.ndarray, middle: tuple[float, float], size: float, reach: int) -> np.ndarray:
    """Return the dark pixels of the one thing about a middle that does not go on beyond the picture of a place.

    Gaps up to `reach` are closed.
    """
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, labels, boxes, middles = cv2.connectedComponentsWithStats(joined)
    if count < 2:
        return np.empty((0, 2), np.float32)
    x, y, width, height, area = boxes[1:].T
    cut = (x == 0) | (y == 0) | (x + width == dark.shape[1]) | (y + height == dark.shape[0])
    away = np.linalg.norm(middles[1:] - np.array(middle), axis=1)
    chosen = 1 + int(np.argmax(np.where(cut, CUT_OFF, 1) * area - 13 * away * np.sqrt(area) / size))
    return np.argwhere((labels == chosen) & (dark > 0))[:, ::-1].astype(np.float32)


def _row_ends(points: np.ndarray) -> np.ndarray:
    """Return the first and the last point of each row of points that come row by row: no other is on the hull."""
    begins = np.flatnonzero(np.diff(points[:, 1], prepend=-1))
    ends: np.ndarray = points[np.append(begins, np.append(begins[1:], len(points)) - 1)]
    return ends


#: A normal that points out, and how far the side is along it.
Side = tuple[np.ndarray, float]


def _parallelogram(hull: np.ndarray) -> list[Side]:
    """Return the sides of the least parallelogram around a hull, each a normal that points out and its distance."""
    normals = np.stack([np.cos(ANGLES), np.sin(ANGLES)])
    along = hull @ normals
    low, high = along.min(0), along.max(0)
    between = np.abs(ANGLES[:, None] - ANGLES[None])
    between = np.minimum(between, np.pi - between)
    area = (high - low)[:, None] * (high - low)[None] / np.maximum(np.sin(between), 0.1)
    one, other = np.unravel_index(int(np.where(between > SHARPEST_CORNER, area, np.inf).argmin()), area.shape)
    a, b = normals[:, one], normals[:, other]
    return [(-b, float(-low[other])), (a, float(high[one])), (b, float(high[other])), (-a, float(-low[one]))]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The edges of a hull: normals that point out, their distances, and how long each is."""

    normals: np.ndarray
    far: np.ndarray
    lengths: np.ndarray


def _edges(hull: np.ndarray) -> Edges:
    along = np.roll(hull, -1, 0) - hull
    lengths = np.maximum(np.linalg.norm(along, axis=1), 1e-6)
    normals = np.stack([along[:, 1], -along[:, 0]], 1) / lengths[:, None]
    longest = int(lengths.argmax())
    if normals[longest] @ (hull[longest] - hull.mean(0)) < 0:
        normals = -normals
    return Edges(normals, (normals * hull).sum(1), lengths)


def _backed(edges: Edges, points: np.ndarray, size: float) -> np.ndarray:
    """Return how many dark points lie along each edge: many at a side of a symbol, few where glare has cut it off."""
    within = max(1.2, ALONG * size)
    long = np.flatnonzero(edges.lengths > SHORT * size)
    counts = np.zeros(len(edges.lengths))
    counts[long] = (edges.far[long, None] - edges.normals[long] @ points.T < within).sum(1)
    return counts


def _side(edges: Edges, about: Side, votes: np.ndarray, angle: float) -> Side:
    """Return the edge with most votes that looks about the way of a side: perspective leans a symbol's sides."""
    alike = edges.normals @ about[0] > np.cos(angle)
    votes = np.where(alike, votes, 0)
    chosen = int(votes.argmax())
    return (edges.normals[chosen], float(edges.far[chosen])) if votes[chosen] > 0 else about


def _corners(sides: list[Side]) -> np.ndarray:
    """Return where each of four sides meets the one before, clockwise in a picture whose rows go down."""
    corners = []
    for (one, far), (other, beyond) in zip((sides[-1], *sides[:-1]), sides, strict=True):
        corners.append(np.linalg.solve(np.array([one, other]), np.array([far, beyond])))
    found = np.array(corners, np.float32)
    (ax, ay), (bx, by) = found[1] - found[0], found[3] - found[0]
    return found if ax * by > ay * bx else found[::-1]
