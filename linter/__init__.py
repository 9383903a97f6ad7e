"""wplint checks WordPress posts kept as JSON before readers see them.

The flow, each step a module that knows only those before it:

    source      file bytes → text
    document    text → JSON values with places → the posts in them
    post        entry → fields, and the site that the post is on
    markup      field → elements, attributes, addresses (references)
    prose       field → readable text
    matching    rules × post → hits          (rulefile: YAML → rules; checks: what YAML can't say)
    linting     hits → findings              (fixing: hit → edits)
    correction  findings → corrected text    (rewriting: files → fixed files)
    config      file, presets, flags → settings of rules, site, ignores     (configreader reads, settings apply)
    project     path → its configuration → linting, with what silences it   (silence, suppress, comments, baseline)
    reports     findings → text, JSON, …
    cli         arguments → all of this → exit code
"""

__version__ = "0.1.0"
