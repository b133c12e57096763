"""The gates of a run as JUnit XML, for whatever shows test results."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.gates import Failure, Gate
from evals.passes import Pass

Verdicts = Sequence[tuple[Pass, Mapping[Gate, Sequence[Failure]]]]
_SHOWN = 20


def junit_of(verdicts: Verdicts) -> str:
    """One suite a set, one case a gate."""
    root = Element("testsuites", name="evals")
    for made, found in verdicts:
        failed = sum(bool(failures) for failures in found.values())
        suite = SubElement(
            root,
            "testsuite",
            name=made.run.name,
            tests=str(len(found)),
            failures=str(failed),
            time=f"{made.seconds:.1f}",
        )
        for gate, failures in found.items():
            case = SubElement(suite, "testcase", classname=made.run.name, name=gate.name)
            if failures:
                message = f"{gate.says}: {len(failures)} failures"
                element = SubElement(case, "failure", message=message)
                element.text = "\n".join(map(str, failures[:_SHOWN]))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
