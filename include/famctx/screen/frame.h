/*
 * What surrounds every screen: title row, who or scope, rules, the hint row
 * made from what can be done now, and the key row, in which F1 Help always
 * stands last. In training, banners that survive cropping.
 */
#ifndef FAMCTX_SCREEN_FRAME_H
#define FAMCTX_SCREEN_FRAME_H

#include "famctx/screen/app.h"

struct frame {
	struct rect banner_top;    /* no rows when narrow: the title row then carries it */
	struct rect title;
	struct rect head;
	struct rect content;
	struct rect banner_bottom;
	struct rect hint;
	struct rect keys;
	bool too_small;
};

struct frame frame_layout(const struct app *app, const struct screen *s);
/* Everything but the content. */
void frame_draw(const struct app *app, const struct screen *s, const struct frame *f, struct canvas *c);

#endif
