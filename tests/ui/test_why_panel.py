"""The why panel: each hit on a line of its own, elements by their names, counts as counts."""

from station.domain.desk.board import work_of
from station.ui.side_column import Asked
from tests.ui.conftest import Dock
from tests.ui.faces import FACES


def test_an_element_is_called_by_its_name_and_every_hit_has_a_line(dock: Dock) -> None:
    face = FACES["06-inspect-proposed"]()
    work = work_of(face.state.phase)
    assert work is not None
    dock.show(face)
    dock.window.house.banner.pointed.emit()
    assert dock.window.asked is Asked.WHY
    cells = {row[0].text: row[0].below for row in dock.window.house.side.why.table.rows}
    below = cells["Declared elements against the standard"]
    names = [e.en for e in work.assessment.rows[0].elements]
    assert len(below) == 4
    assert all(line.split(" · ")[1] in names for line in below)
    assert cells["Declared barcodes"] == ("3 rows",)
