"""A mistake of ours leaves a report, and reports do not pile up."""

from pathlib import Path

from studio.rescue.crash_reports import KEPT_REPORTS, CrashReports


def mistake() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_a_report_says_what_and_where(tmp_path: Path):
    path = CrashReports(tmp_path / "reports").write(mistake(), "thread offstone-library")
    text = path.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "in mistake" in text
    assert "offstone-library" in text
    assert text.startswith("Offstone ")


def test_reports_do_not_pile_up(tmp_path: Path):
    reports = CrashReports(tmp_path)
    last = [reports.write(mistake(), "a test") for _ in range(KEPT_REPORTS + 5)][-1]
    assert len(list(tmp_path.iterdir())) == KEPT_REPORTS
    assert last.exists()
