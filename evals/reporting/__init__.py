"""The folder of a run: records, provenance, report, summary, JUnit; and two runs compared."""
