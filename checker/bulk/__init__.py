"""The same story over an archive that does not fit: partitions in, Parquet out, on one machine or on many.

::

    plan      inputs and rules → the parts of the work, written down, so that a run that was stopped goes on
    owner     one run at a time in a folder
    part      one part → its claims, findings, sides and failures, as files; done once, and marked as done
    outcomes  what came of a part, in numbers, and the mark that says that it is done
    doubled   names of all parts → those that come twice, and the parts that do without
    between   sides of all parts → what sources say against one another, fact by fact
    echoes    quotations of all parts → one utterance with other words, or another speaker
    summary   what came of it: numbers, and a page to begin with
    story     all of it, on an engine

What a folder of results holds::

    plan.json                      what was asked
    claims/part-00000.parquet      a row a claim, as in ``claims.parquet``
    findings/part-00000.parquet    a row a finding
    failures/part-00000.parquet    what could not be read, and why
    between/bucket-00.parquet      findings on sources that differ, as in findings/
    between/quotations-0000.parquet  on one utterance with other words in two articles
    camps/bucket-00.parquet        who agrees with whom, where sources differ: how many, when, and the first by name
    summary.json  index.html
    running.json                   whose run is at work in it, as long as one is
    state/                         what a run needs to go on: marks of what is done, sides by fact, names of files in parts
"""
