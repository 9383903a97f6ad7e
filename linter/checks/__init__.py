"""Named checks, for what the funnel of a rule can't say.

A check is a function of a post and the rule's options that yields subjects; `names` are the names that its message
may use. Each module holds one family; this one is the list of all. The module of a check is imported when a post first
has what the check needs, so that a short post does not wait for all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from linter.post import Post
from linter.subject import Subject

Run = Callable[[Post, Mapping[str, Any]], Iterator[Subject]]
_DATES = ".date .date_gmt .post_date .post_date_gmt .modified .modified_gmt .post_modified .post_modified_gmt"
_HEAD = ".yoast_head .yoast_head_json .aioseo_head .aioseo_head_json .rank_math_head"
_SLUG = ".slug .post_name"
_ADDRESS = "@image @script @style @frame @media @form @link"


@dataclass(frozen=True)
class Check:
    """A check: the module and function that it is, and the names that it gives to its rule's message and fix.

    `needs` are names as `linter.triggers` has them, one of which must occur in title, content or excerpt, or as a field
    of the post; None where nothing must. `kind` is for a function that makes a check for one kind of subject.
    """

    function: str
    names: frozenset[str]
    needs: frozenset[str] | None
    kind: str | None = None

    @cached_property
    def run(self) -> Run:
        """The function itself, imported when it is first asked for."""
        module, _, name = self.function.partition(".")
        found = getattr(import_module(f"linter.checks.{module}"), name)
        run: Run = found if self.kind is None else found(self.kind)
        return run


def _check(function: str, names: str = "", needs: str | None = None, kind: str | None = None) -> Check:
    return Check(function, frozenset(names.split()), None if needs is None else frozenset(needs.split()), kind)


TYPOS = (  # the kinds of slips, as linter.checks.typos has them
    "article", "doubled-punctuation", "doubled-word", "joined-words", "language-unknown", "misspelling",
    "missing-apostrophe", "missing-space", "name-variant", "real-word", "sentence-case", "space-before-punctuation",
    "split-word", "unbalanced", "unknown-word", "dialect", "real-word-possible", "unbalanced-quote",
    "unknown-word-unsure",
)  # fmt: skip

CHECKS: dict[str, Check] = {
    "file_fault": _check("files.nothing", needs=""),
    "mixed_domains": _check("domains.mixed_domains", "host count own right", needs=_ADDRESS),
    "mistyped_addresses": _check("addresses.mistyped_addresses", "right reason", needs=_ADDRESS),
    "invisible_in_addresses": _check("characters.invisible_in_addresses", "what", needs=_ADDRESS),
    "lookalike_hosts": _check("lookalikes.lookalike_hosts", "read how", needs=_ADDRESS),
    "contradicting_links": _check("lookalikes.contradicting_links", "shown", needs="a area"),
    "unseen_links": _check("lookalikes.unseen_links", needs="a"),
    "broken_fragments": _check("links.broken_fragments", "id hint", needs="[href"),
    "opener_links": _check("links.opener_links", "right", needs="[rel"),
    "twin_links": _check("links.twin_links", "text", needs="a"),
    "mail_links": _check("contacts.mail_links", "reason", needs="a area"),
    "phone_links": _check("contacts.phone_links", "reason", needs="a area"),
    "spaced_phone_links": _check("contacts.spaced_phone_links", "right", needs="a area"),
    "split_sources": _check("pictures.split_sources", "host main", needs="[srcset"),
    "faulty_sources": _check("pictures.faulty_sources", "what", needs="[srcset [imagesrcset"),
    "upscaled_thumbnails": _check("pictures.upscaled_thumbnails", "real width", needs="img"),
    "invisible_characters": _check("characters.invisible_characters", "what", needs="~& #beyond-ascii"),
    "bidi_controls": _check("characters.bidi_controls", "what", needs="~& #beyond-ascii"),
    "disguised_words": _check("characters.disguised_words", "letters script right", needs="~& #beyond-ascii"),
    "garbled": _check("garbled.garbled", "right word meant", needs="~& #beyond-ascii"),
    "lost": _check("garbled.lost", "places", needs="~& #beyond-ascii"),
    "default_blocks": _check("shortblocks.blocks_that_say", kind="any"),
    "furniture": _check("shortblocks.blocks_that_say", kind="unlinked"),
    "template_residue": _check(
        "leftovers.template_residue", "what", needs="~{ ~% ~*| ~[object ~undefined ~NaN ~null ~Invalid ~&lt; ~<?"
    ),
    "assistant_marks": _check("assistants.assistant_marks", needs="~oaicite ~oai_citation ~turn ~† ~\ue201 ~[ ~&lt;"),
    "assistant_phrases": _check("assistants.assistant_phrases"),
    "unfinished_marks": _check("leftovers.unfinished_marks", needs="~TK ~TODO ~FIXME ~XX ~xxx ~["),
    "site_in_titles": _check("summaries.site_in_titles", "name"),
    "broken_excerpts": _check("summaries.broken_excerpts", "word"),
    "repeating_excerpts": _check("summaries.repeating_excerpts", "what"),
    "hidden_links": _check("hidden.hidden_links", "count host how", needs="style [style [hidden"),
    "hidden_text": _check("hidden.hidden_text", "text how", needs="style [style [hidden"),
    "disguised_code": _check("injected.disguised_code", "what", needs="script [on* [href [src ~<?"),
    "imposter_scripts": _check("injected.imposter_scripts", "name", needs="@script @style @frame"),
    "spam_links": _check("injected.spam_links", "count texts", needs="a"),
    "secrets": _check("leaks.secrets", "kind"),
    "impossible_dates": _check("dates.impossible_dates", "what", needs=_DATES),
    "first_days": _check("dates.first_days", needs=_DATES),
    "uneven_zones": _check("dates.uneven_zones", "apart other", needs=".date_gmt .post_date_gmt .modified_gmt"),
    "future_dates": _check("dates.future_dates", "what", needs=_DATES),
    "missed_dates": _check("dates.missed_dates", needs=_DATES),
    "numbered_slugs": _check("slugs.numbered_slugs", "base", needs=_SLUG),
    "drifted_slugs": _check("slugs.drifted_slugs", "title", needs=_SLUG),
    "unsorted_posts": _check("terms.unsorted_posts", "what", needs=".categories .class_list ._embedded"),
    "empty_contents": _check("contents.empty_contents", needs=".status .post_status"),
    "foreign_heads": _check("heads.foreign_heads", "whose", needs=_HEAD),
    "insecure_heads": _check("heads.insecure_heads", "name", needs=_HEAD),
    "unreachable_pictures": _check(
        "heads.unreachable_pictures", needs=f"{_HEAD} .jetpack_featured_media_url ._embedded .featured_image"
    ),
    "hidden_from_search": _check("heads.hidden_from_search", needs=_HEAD),
    "wordless_previews": _check("heads.wordless_previews", needs=_HEAD),
    "card_numbers": _check("personal.card_numbers", "issuer end", needs="#digit"),
    "account_numbers": _check("personal.account_numbers", "country end", needs="#digit"),
    "identity_numbers": _check("personal.identity_numbers", "kind end", needs="#digit"),
    "mail_addresses": _check("personal.mail_addresses", needs="~@ ~&"),
    "private_values": _check("private.private_values", "what key"),
    "secret_values": _check("private.secret_values", "key"),
    "leaky_comments": _check("leaks.leaky_comments", "note", needs="~<!--"),
    "inline_scripts": _check("scripts.inline_scripts", "code", needs="script"),
    "external_scripts": _check("scripts.external_scripts", needs="script"),
    "known_widgets": _check("scripts.known_widgets", "provider advice", needs="script"),
    "own_scripts": _check("scripts.own_scripts", needs="script"),
    "embedded_scripts": _check("scripts.embedded_scripts", needs="script"),
    "import_maps": _check("scripts.import_maps", needs="script"),
    "bad_hosts": _check("scripts.bad_hosts", "state reason", needs="@script @style @frame"),
    "repeated_scripts": _check("scripts.repeated_scripts", needs="script"),
    "unpinned_scripts": _check("scripts.unpinned_scripts", "version", needs="script"),
    "deep_documents": _check("frames.deep_documents", "depth", needs="[srcdoc"),
    "unknown_frames": _check("frames.unknown_frames", needs="@frame"),
    "unsandboxed_frames": _check("frames.unsandboxed_frames", "whose tokens", needs="@frame"),
    "sandbox_escapes": _check("frames.sandbox_escapes", needs="[sandbox"),
    "unknown_tokens": _check("frames.unknown_tokens", "hint", needs="[sandbox"),
    "top_navigation": _check("frames.top_navigation", needs="[sandbox"),
    "permissions": _check("frames.permissions", "feature host", needs="[allow"),
    "hidden_frames": _check("frames.hidden_frames", "how host", needs="@frame"),
    "autoplay": _check("players.autoplay", "right", needs="@frame"),
    "plugins": _check("players.plugins", "what", needs="applet object embed"),
    "dead_providers": _check("players.dead_providers", "provider when advice", needs="@frame @media @image"),
    "cut_tags": _check("reading.cut_tags", needs="~<"),
    "unfinished": _check("reading.unfinished", "what", needs="~<"),
    "two_readings": _check("reading.two_readings", "how", needs="~<"),
    "running_styles": _check("styles.running_styles", "name", needs="style [style"),
    "page_wide_styles": _check("styles.page_wide_styles", needs="style"),
    "overlays": _check("styles.overlays", "how", needs="[style"),
    "missing_integrity": _check("integrity.missing", needs="script link"),
    "invalid_integrity": _check("integrity.invalid", needs="[integrity"),
    "missing_crossorigin": _check("integrity.missing_crossorigin", needs="[integrity"),
    "evergreen_integrity": _check("integrity.on_evergreen", needs="[integrity"),
    "block_settings": _check("blocks.unreadable_attributes", "block", needs="~<!--"),
    "unbalanced_blocks": _check("blocks.unbalanced", "block how", needs="~<!--"),
    "leaked_delimiters": _check("blocks.leaked_delimiters", "what", needs="~<!--"),
    "unknown_blocks": _check("blocks.unknown_blocks", "block", needs="~<!--"),
    "contradicting_embeds": _check("blocks.contradicting_embeds", "url other", needs="~<!--"),
    "unresolved_embed_blocks": _check("blocks.unresolved_embeds", "provider advice host", needs="~<!--"),
    "contradicting_images": _check("blocks.contradicting_images", "block other", needs="~<!--"),
    "contradicting_files": _check("blocks.contradicting_files", "url other", needs="~<!--"),
    "orphans": _check("embeds.orphans", "provider advice", needs="[class [id"),
    "without_fallback": _check("embeds.without_fallback", "provider advice", needs="[class [id"),
    "unresolved_addresses": _check("embeds.unresolved", "provider advice", needs="~://"),
    "leaked_shortcodes": _check("embeds.leaked_shortcodes", "name times", needs="~["),
    "stripped": _check("kses.stripped", "what", needs="~<"),
    "confusable_phrases": _check("typos.confusable_phrases", "right"),
    "slug_words": _check("typos.slug_words", "right note"),
    "words_of_other_languages": _check("typos.words_of_other_languages", "right note"),
    "nameless_images": _check("nameless.nameless_images", needs="img"),
    "nameless_links": _check("nameless.nameless_links", needs="a [role"),
    "nameless_picture_links": _check("nameless.nameless_picture_links", needs="a [role"),
    "nameless_controls": _check(
        "nameless.nameless_controls", "kind", needs="button input select textarea summary [role"
    ),
    "nameless_graphics": _check("nameless.nameless_graphics", needs="object [role"),
    "nameless_frames": _check("nameless.nameless_frames", needs="iframe"),
    "nameless_areas": _check("nameless.nameless_areas", needs="area"),
    "empty_headings": _check("nameless.empty_headings", needs="h1 h2 h3 h4 h5 h6 [role"),
    "stock_link_texts": _check("linktexts.stock_link_texts", needs="a"),
    "address_link_texts": _check("linktexts.address_link_texts", needs="a"),
    "symbol_link_texts": _check("linktexts.symbol_link_texts", needs="a"),
    "same_link_texts": _check("linktexts.same_link_texts", "other", needs="a"),
    "unannounced_windows": _check("linktexts.unannounced_windows", needs="[target"),
    "mislabelled_links": _check("linktexts.mislabelled_links", "seen", needs="[aria-label [aria-labelledby"),
    "stock_alts": _check("alttexts.stock_alts", needs="[alt"),
    "file_alts": _check("alttexts.file_alts", needs="[alt"),
    "featured_file_alts": _check("alttexts.featured_file_alts", needs="._embedded .featured_image_alt"),
    "opening_alts": _check("alttexts.opening_alts", "opening right", needs="[alt"),
    "caption_alts": _check("alttexts.caption_alts", needs="[alt"),
    "text_alts": _check("alttexts.text_alts", needs="[alt"),
    "same_alts": _check("alttexts.same_alts", needs="[alt"),
    "unlike_library": _check("alttexts.unlike_library", "right", needs="[alt"),
    "stock_titles": _check("frametitles.stock_titles", needs="iframe"),
    "same_titles": _check("frametitles.same_titles", needs="iframe"),
    "unreachable_frames": _check("frametitles.unreachable_frames", needs="[tabindex"),
    "skipped_levels": _check("headings.skipped_levels", "level expected before", needs="h2 h3 h4 h5 h6 [role"),
    "low_starts": _check("headings.low_starts", "level expected", needs="h3 h4 h5 h6"),
    "missing_headings": _check("headings.missing_headings", "count", needs="p"),
    "fake_headings": _check("headings.fake_headings", "text", needs="b strong"),
    "headless_tables": _check("tables.headless_tables", "rows columns", needs="table"),
    "broken_headers": _check("tables.broken_headers", needs="[headers"),
    "wrong_scopes": _check("tables.wrong_scopes", needs="[scope"),
    "empty_headers": _check("tables.empty_headers", needs="th"),
    "unused_headers": _check("headercells.unused_headers", needs="th"),
    "unscoped_headers": _check("tables.unscoped_headers", needs="th"),
    "repeated_landmarks": _check(
        "landmarks.repeated_landmarks", "what", needs="main nav search aside form section [role"
    ),
    "broken_maps": _check("imagemaps.broken_maps", "what", needs="map [usemap"),
    "misplaced_items": _check("lists.misplaced_items", "parent", needs="li dt dd"),
    "misfit_children": _check("lists.misfit_children", "parent", needs="ul ol menu dl"),
    "typed_lists": _check("lists.typed_lists", "count kind", needs="p"),
    "unknown_languages": _check("tongues.unknown_languages", "part kind", needs="[lang"),
    "unknown_roles": _check("roles.unknown_roles", "why", needs="[role"),
    "redundant_roles": _check("roles.redundant_roles", needs="[role"),
    "used_decoration": _check("roles.used_decoration", "why", needs="[role [alt"),
    "missing_states": _check("roles.missing_states", "role missing", needs="[role"),
    "stray_roles": _check("roles.stray_roles", "role inside", needs="[role"),
    "empty_roles": _check("roles.empty_roles", "role owns", needs="[role"),
    "unreachable_controls": _check("roles.unreachable_controls", "role", needs="[role"),
    "stops_in_atoms": _check("roles.stops_in_atoms", "role tag", needs="button [role"),
    "unknown_aria": _check("ariaattributes.unknown_attributes", "hint", needs="[aria-*"),
    "wrong_aria_values": _check("ariaattributes.wrong_values", "name values", needs="[aria-*"),
    "unfit_aria": _check("ariaattributes.unfit_attributes", "role", needs="[aria-*"),
    "forbidden_names": _check("ariaattributes.forbidden_names", "name role", needs="[aria-label [aria-labelledby"),
    "dangling_references": _check("ariaattributes.dangling_references", "id name", needs="[aria-* [list"),
    "dangling_labels": _check("ariaattributes.dangling_labels", "id", needs="[for"),
    "hidden_stops": _check("ariaattributes.hidden_stops", "tag", needs="[aria-hidden"),
    "untranscribed": _check("recordings.untranscribed", needs="audio video"),
    "crowded_labels": _check("formfields.crowded_labels", "count", needs="label"),
    "unknown_autocomplete": _check("formfields.unknown_autocomplete", needs="[autocomplete"),
    "faint_text": _check("contrast.faint_text", "ratio least", needs="[style style"),
    "fixed_orientation": _check("styling.fixed_orientation", "angle", needs="style"),
    "forced_spacing": _check("styling.forced_spacing", "property spacing", needs="[style"),
    "unclosed_tags": _check("tags.slips_of", "name", needs="~<", kind="unclosed"),
    "stray_tags": _check("tags.slips_of", "name right", needs="~<", kind="stray"),
    "crossed_tags": _check("tags.slips_of", "name other", needs="~<", kind="crossed"),
    "mistaken_tags": _check("tags.slips_of", "other right", needs="~<", kind="mistaken"),
    "inline_blocks": _check("tags.slips_of", "name other", needs="~<", kind="inline"),
    "slashed_tags": _check("tags.slips_of", "name right", needs="~<", kind="slashed"),
    "closed_voids": _check("tags.slips_of", "name right", needs="~<", kind="void"),
    "cut_paragraphs": _check("tags.slips_of", "name how right", needs="~<", kind="cut"),
    "omitted_tags": _check("tags.slips_of", "name", needs="~<", kind="omitted"),
    "nested_tags": _check("tags.slips_of", "name other", needs="~<", kind="nested"),
    "loose_texts": _check("tags.slips_of", "other", needs="ul ol menu dl", kind="loose"),
    "moved_content": _check("tags.slips_of", "name", needs="table", kind="moved"),
    "dropped_parts": _check("tags.slips_of", "name", needs="~<", kind="dropped"),
    "repeated_attributes": _check("attributes.repeated", "first right", needs="[*"),
    "broken_quotes": _check("attributes.broken_quotes", needs="[*"),
    "curly_quotes": _check("attributes.curly_quotes", "right", needs="[*"),
    "repeated_ids": _check("attributes.repeated_ids", "whose", needs="[id"),
    "wrong_values": _check("attributes.wrong_values", "name known", needs="[*"),
    "false_switches": _check("attributes.false_switches", "name", needs="[*"),
    "unknown_attributes": _check("attributes.unknown_attributes", "name tag", needs="[*"),
    "unknown_elements": _check("tags.unknown_elements", "name what", needs="~<"),
    "broken_references": _check("charrefs.broken", needs="~&"),
    "doubled_references": _check("charrefs.doubled", "right", needs="~&"),
    "open_references": _check("charrefs.unfinished", "right read", needs="~&"),
    "outdated_references": _check("charrefs.outdated", "right", needs="~&"),
    "empty_paragraphs": _check("spacing.empty_paragraphs", needs="p"),
    "spacer_breaks": _check("spacing.spacer_breaks", "count", needs="br"),
    "paste_residue": _check("residue.attributes", "name source right", needs="[*"),
    "paste_wrappers": _check("residue.wrappers", "tag source", needs="span b o:p v:shape st1:place st1:city"),
    "damaged_code": _check("autop.damaged_code", needs="script style pre"),
    "conditional_comments": _check("residue.conditional_comments", needs="~<!-- ~<![ ~<?"),
    **{f"typo_{kind.replace('-', '_')}": _check("typos.slips_of", "right note", kind=kind) for kind in TYPOS},
}
