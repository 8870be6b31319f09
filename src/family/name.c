#include "famctx/family/name.h"

#include "famctx/store/mint.h"
#include "famctx/text/upper.h"
#include "header.h"

bool family_name(const struct family *f, int64_t person, char **name, struct date *born, struct err *e)
{
	struct card card;
	struct buf text = BUF_INIT;
	int64_t now = person;
	bool found = false;
	*name = NULL;
	*born = (struct date)DATE_NONE;
	if (!f->people)
		return true;
	if (f->setup.own && !mint_current(f->setup.own, person, &now, e))
		return false;
	bool ok = card_read(f, now, &card, &found, e);
	if (ok && found) {
		if (card.family_name)
			upper_text(&text, card.family_name);
		if (card.first_name)
			buf_printf(&text, "%s%s", text.len ? ", " : "", card.first_name);
		*name = text.len ? buf_detach(&text) : NULL;
		*born = card.born;
	}
	card_release(&card);
	buf_release(&text);
	return ok;
}
