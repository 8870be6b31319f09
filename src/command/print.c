#include "print.h"

void print_date(struct date d, struct buf *out)
{
	date_long(d, out);
}

void print_date_ago(const struct run *run, struct date d, struct date today, struct buf *out)
{
	struct buf ago = BUF_INIT;
	date_long(d, out);
	words_ago_full(&run->words, d, today, &ago);
	if (ago.len)
		buf_printf(out, ", %s", ago.data);
	buf_release(&ago);
}

void print_when(const char *at, struct buf *out)
{
	struct date day;
	char iso[11] = "";
	if (!at || strlen(at) < 16)
		return;
	memcpy(iso, at, 10);
	if (date_parse_iso(iso, &day))
		date_long(day, out);
	buf_printf(out, ", %s", at + (at[11] == '0' ? 12 : 11));
}

static void add_part(struct buf *out, size_t start, const char *text)
{
	if (!text || !*text)
		return;
	if (out->len > start)
		buf_add_text(out, ", ");
	buf_add_text(out, text);
}

void print_name(const char *family_name, const char *first_name, const struct run *run, struct buf *out)
{
	size_t start = out->len;
	add_part(out, start, family_name);
	add_part(out, start, first_name);
	if (out->len == start)
		buf_add_text(out, words_phrase(&run->words, "no_name"));
}

void print_contact(const struct contact *contact, struct buf *out)
{
	size_t start = out->len;
	add_part(out, start, contact->name);
	add_part(out, start, contact->role);
	add_part(out, start, contact->organisation);
	add_part(out, start, contact->phone);
	add_part(out, start, contact->email);
}

void print_texts(char *const *texts, size_t count, struct buf *out)
{
	size_t start = out->len;
	for (size_t i = 0; i < count; i++)
		add_part(out, start, texts[i]);
}

void print_period(const struct run *run, struct date from, struct date to, const char *note, char *const *areas,
		  size_t areas_count, struct buf *out)
{
	struct buf first = BUF_INIT, last = BUF_INIT, places = BUF_INIT;
	date_long(from, &first);
	date_long(to, &last);
	print_texts(areas, areas_count, &places);
	const struct fill fills[] = {
		{ "from", first.len ? first.data : NULL },
		{ "to", last.len ? last.data : NULL },
		{ "note", note },
		{ "areas", places.len ? places.data : NULL },
	};
	size_t start = out->len;
	const char *said = note && !date_known(from) ? "period_in_words" : "period";
	words_fill(words_phrase(&run->words, said), fills, ARRAY_LEN(fills), out);
	if (out->len == start)
		buf_add_text(out, words_phrase(&run->words, "period_not_given"));
	buf_release(&first);
	buf_release(&last);
	buf_release(&places);
}

void print_scope(const struct run *run, const struct scope_entry *scope, size_t count, struct buf *out)
{
	if (!count)
		LINE(run, out, "scope_none", { "none", NULL });
	for (size_t i = 0; i < count; i++) {
		const struct scope_entry *one = &scope[i];
		struct buf copied = BUF_INIT, period = BUF_INIT;
		print_date(one->copied, &copied);
		struct date to = date_known(one->to) ? one->to : one->copied;
		print_period(run, one->from, to, one->period_note, one->areas, one->areas_count, &period);
		const char *key = one->not_shared ? "scope_not_shared" : one->failed ? "scope_failed" : "scope_source";
		LINE(run, out, key,
		     { "service", one->service }, { "title", one->title ? one->title : one->source },
		     { "freshness", words_freshness(&run->words, one->freshness)->words },
		     { "copied", copied.len ? copied.data : NULL }, { "period", period.data });
		buf_release(&copied);
		buf_release(&period);
	}
}
