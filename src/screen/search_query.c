/* What is typed on the search screen, and the query it makes. */
#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "search.h"

static char **query_member(struct find_request *q, enum search_field stop)
{
	char **members[] = { [SEARCH_LINE] = &q->query,
		             [SEARCH_FAMILY_NAME] = &q->family_name,
		             [SEARCH_FIRST_NAME] = &q->first_name,
		             [SEARCH_BORN] = &q->born,
		             [SEARCH_ADDRESS] = &q->address,
		             [SEARCH_NUMBER] = &q->number };
	return members[stop];
}

bool search_anything_typed(const struct search *f)
{
	for (int stop = SEARCH_LINE; stop <= SEARCH_NUMBER; stop++)
		if (!field_is_empty(&f->fields[stop]))
			return true;
	return false;
}

void search_take_query(struct screen *s)
{
	struct search *f = s->state;
	struct find_request *q = &s->app->session->query;
	for (int stop = SEARCH_LINE; stop <= SEARCH_NUMBER; stop++) {
		char **member = query_member(q, (enum search_field)stop);
		mem_free(*member);
		*member = search_text(f, (enum search_field)stop);
	}
	q->from = INTEGER_NONE;
}

/* Where a search was made elsewhere, its words stand here too. */
void search_show_query(struct screen *s)
{
	struct search *f = s->state;
	for (int stop = SEARCH_LINE; stop <= SEARCH_NUMBER; stop++) {
		const char *text = *query_member(&s->app->session->query, (enum search_field)stop);
		if (strcmp(field_text(&f->fields[stop]), text ? text : ""))
			field_set(&f->fields[stop], text ? text : "");
	}
}
