/* What the text layer takes at most. A document that breaks a limit is refused with PACTA_BAD_INPUT and a reason. */
#ifndef TEXT_LIMITS_H
#define TEXT_LIMITS_H

enum {
    TEXT_MAX_DOCUMENT = 8 * 1024 * 1024,  /* bytes of one document, after unpacking */
    TEXT_MAX_ARTICLES = 64,               /* in one document; what follows is left out and told in the notice */
    TEXT_MAX_ITEMS = 200000,              /* lines or HTML blocks of one document */
    TEXT_MAX_NESTING = 512,               /* HTML elements open at one time */
    TEXT_MAX_RECORD = 32 * 1024 * 1024,   /* bytes of a JSON line or WARC record before it is unpacked */
    TEXT_MAX_FOLDERS = 32,                /* folders within folders */
    TEXT_MAX_HTML_GROWTH = 96,            /* bytes of memory for a byte of HTML, beyond the first 16 MB */
    TEXT_MAX_HEAD = 256 * 1024,           /* bytes of a WARC or HTTP head */
    TEXT_NOTICE_SIZE = 256                /* bytes of a notice or reason */
};

#endif
