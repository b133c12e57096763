"""Grades over time, an authority a line, with the table beside it and files to take away."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.chat.grades import AREAS, FRAMEWORK_CHANGES, Grade, every_grade
from assistant.chat.pages.chrome import plainly, show
from assistant.chat.plot import HEIGHT, MOST_COMPARED, WIDTH, Drawing, draw, newest_first
from assistant.chat.plot_files import as_csv, as_png, as_svg
from assistant.chat.room import Room
from assistant.chat.scope_view import Option
from assistant.naming import date_words, listing

_SHOWN_AT_FIRST = 3


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the page is asked to show."""

    held: tuple[str, ...]
    authorities: tuple[str, ...]
    area: str
    grades: tuple[Grade, ...]

    @property
    def area_words(self) -> str:
        return next(words for area, words in AREAS if area.value == self.area)

    @property
    def title(self) -> str:
        return f"{self.area_words}: {listing(self.authorities)}"

    @property
    def query(self) -> str:
        return urlencode([("authority", one) for one in self.authorities] + [("area", self.area)])

    def drawing(self) -> Drawing:
        return draw(self.grades, self.authorities, self.title)


def routes(room: Room) -> list[Route]:
    """The page and its three files."""

    def page(request: Request) -> Response:
        chosen = _chosen(room, request)
        drawing = chosen.drawing()
        values = {
            "chosen": chosen,
            "drawing": drawing,
            "width": WIDTH,
            "height": HEIGHT,
            "authorities": [Option(n, n, n in chosen.authorities) for n in chosen.held],
            "areas": [Option(a.value, words, a.value == chosen.area) for a, words in AREAS],
            "most": MOST_COMPARED,
            "table": newest_first(chosen.grades),
            "changes": [(date_words(day), words) for day, _, words in FRAMEWORK_CHANGES],
        }
        return show(room, request, "judgements", "Judgements", values)

    def csv_file(request: Request) -> Response:
        return _file(as_csv(_chosen(room, request).grades), "text/csv", "judgements.csv")

    def svg_file(request: Request) -> Response:
        return _file(as_svg(_chosen(room, request).drawing()), "image/svg+xml", "judgements.svg")

    def png_file(request: Request) -> Response:
        return _file(as_png(_chosen(room, request).drawing()), "image/png", "judgements.png")

    return [
        Route("/judgements", plainly(room, page)),
        Route("/judgements.csv", plainly(room, csv_file)),
        Route("/judgements.svg", plainly(room, svg_file)),
        Route("/judgements.png", plainly(room, png_file)),
    ]


def _chosen(room: Room, request: Request) -> _Chosen:
    every = every_grade(room.answerer.corpus.documents)
    held = tuple(sorted({grade.authority for grade in every if grade.authority}))
    asked = request.query_params.getlist("authority")
    wanted = tuple(name for name in held if name in asked) or held[:_SHOWN_AT_FIRST]
    areas = {area.value: area for area, _ in AREAS}
    area = request.query_params.get("area", "")
    area = area if area in areas else next(iter(areas))
    shown = tuple(
        grade
        for grade in every
        if grade.authority in wanted[:MOST_COMPARED] and areas[area] in grade.areas
    )
    return _Chosen(held, wanted[:MOST_COMPARED], area, shown)


def _file(content: str | bytes, kind: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=disposition)
