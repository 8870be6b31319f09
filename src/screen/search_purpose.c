#include "famctx/base/mem.h"
#include "famctx/screen/session.h"
#include "say.h"
#include "search.h"

static bool offered_to(const struct session *s, const struct offered_purpose *offered)
{
	if (offered->basis == BASIS_TRAINING)
		return s->hello->training;
	for (size_t i = 0; i < offered->roles_count; i++)
		if (code_find(role_codes, offered->roles[i]) == s->hello->role)
			return true;
	return offered->roles_count == 0;
}

static size_t offer_purposes(struct screen *s)
{
	struct search *f = s->state;
	const struct screen_file *file = &s->app->screens->files[FILE_search];
	size_t count = 0;
	for (size_t i = 0; i < file->purposes_count && count < BASIS_COUNT; i++) {
		if (!offered_to(s->app->session, &file->purposes[i]))
			continue;
		f->bases[count] = file->purposes[i].basis;
		f->labels[count++] = words_basis(s->app->words, file->purposes[i].basis)->word;
	}
	return count;
}

/* The basis of a purpose, with what was said beside it put into its fields. */
static int take_purpose(struct search *f, const struct purpose *p)
{
	field_set(&f->fields[SEARCH_OTHER], p->text ? p->text : "");
	field_set(&f->fields[SEARCH_CASE], p->case_reference ? p->case_reference : "");
	field_set(&f->fields[SEARCH_BEHALF], p->behalf ? p->behalf : "");
	return p->basis;
}

/* The one given when the program was started, else the last one; in training, training. */
static int known_basis(struct screen *s)
{
	const struct session *session = s->app->session;
	struct purpose last;
	int basis = session->hello->training ? BASIS_TRAINING : -1;
	if (session->purpose.basis >= 0)
		return take_purpose(s->state, &session->purpose);
	shape_init(&purpose_shape, &last);
	if (session->hello->purpose_words && purpose_read(session->hello->purpose_words, &last))
		basis = take_purpose(s->state, &last);
	shape_release(&purpose_shape, &last);
	return basis;
}

void search_preset_purpose(struct screen *s)
{
	struct search *f = s->state;
	int basis = known_basis(s);
	size_t count = offer_purposes(s), chosen = CHOICE_NONE;
	for (size_t i = 0; i < count; i++)
		if (f->bases[i] == basis)
			chosen = i;
	choice_init(&f->purposes, f->labels, count, chosen);
	search_offer_talk(s);
	if (s->app->session->purpose.basis >= 0)
		search_show_talk(s, &s->app->session->purpose);
}

void search_forget_purpose(struct screen *s)
{
	struct search *f = s->state;
	for (int stop = SEARCH_OTHER; stop <= SEARCH_CONSENT_BECAUSE; stop++)
		field_set(&f->fields[stop], "");
	choice_init(&f->purposes, f->labels, f->purposes.count, CHOICE_NONE);
	choice_init(&f->talk, f->talk_labels, 0, CHOICE_NONE);
}

int search_basis(const struct search *f)
{
	return f->purposes.chosen < f->purposes.count ? f->bases[f->purposes.chosen] : -1;
}

enum search_field search_purpose_missing(const struct screen *s, enum text *ask)
{
	const struct search *f = s->state;
	*ask = TEXT_search_purpose_missing;
	if (search_basis(f) < 0)
		return SEARCH_PURPOSE;
	*ask = TEXT_search_other_missing;
	if (search_basis(f) == BASIS_OTHER && field_is_empty(&f->fields[SEARCH_OTHER]))
		return SEARCH_OTHER;
	return search_talk_missing(s, ask);
}

bool search_purpose_given(const struct screen *s)
{
	enum text ask;
	return search_purpose_missing(s, &ask) == SEARCH_STOPS;
}

char *search_text(const struct search *f, enum search_field stop)
{
	return field_is_empty(&f->fields[stop]) ? NULL : mem_copy_text(field_text(&f->fields[stop]));
}

bool search_tell_purpose(struct screen *s)
{
	struct search *f = s->state;
	struct err e = ERR_INIT;
	int basis = f->bases[f->purposes.chosen];
	struct purpose p = {
		.basis = basis,
		.text = basis == BASIS_OTHER ? search_text(f, SEARCH_OTHER) : NULL,
		.case_reference = search_text(f, SEARCH_CASE),
		.behalf = search_text(f, SEARCH_BEHALF),
	};
	search_take_talk(s, &p);
	bool ok = session_purpose(s->app->session, &p, &e);
	shape_release(&purpose_shape, &p);
	if (!ok)
		app_error(s->app, &e);
	return ok;
}
