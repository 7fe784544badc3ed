from dragoman.sources.problems import SourceProblem


def test_problem_tells_file_line_fault_and_remedy():
    problem = SourceProblem("a.jsonl", 3, "there is no text", "Write one")
    assert str(problem) == "a.jsonl:3: there is no text. Write one."
    assert SourceProblem("a.txt", None, "empty", "Drop it").place == "a.txt"


def test_problem_becomes_a_failure_of_the_ledger():
    failure = SourceProblem("a.txt", None, "empty", "Drop it", "TextError").to_failure()
    assert (failure.report, failure.step, failure.error) == ("a.txt", "sources", "TextError")
    assert failure.message == "a.txt: empty. Drop it."
