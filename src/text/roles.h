/* What each item of a page is: one look at the item itself, before the page is divided into articles. */
#ifndef TEXT_ROLES_H
#define TEXT_ROLES_H

#include "text/page.h"

/* Gives every item its role. */
void text_roles_find(struct text_page *page);

#endif
