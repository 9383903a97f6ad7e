"""wplint checks WordPress posts kept as JSON before readers see them.

The flow, each step a module or a package that knows only those before it (tests/test_architecture.py):

    source         file bytes → text
    document       text → JSON values with places → the posts in them     (text: the map that every step keeps)
    web            what is known of addresses, hosts, providers, languages
    html           field → elements, addresses, readable text, each with its place
    post           entry → fields, and the site that the post is on
    checks         what a rule in YAML can't say                          (typos: the spelling engine)
    matching       rules × post → hits                                    (rulefile: YAML → rules)
    linting        hits → findings                                        (silencing: which of them are ignored)
    fixes          findings → corrected text → corrected file
    configuration  files, presets, flags → what applies to a file
    reports        findings → text, JSON, SARIF, …
    cli            arguments → a command → exit code
"""

__version__ = "0.1.0"
