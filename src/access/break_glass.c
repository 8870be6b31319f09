#include "famctx/access/break_glass.h"

#include <sodium.h>

#include "audit_private.h"
#include "famctx/base/buf.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

static void make_reference(char out[BREAK_GLASS_SIZE])
{
	/* As references of challenges: no vowels, and none of two signs that look alike. */
	static const char signs[] = "23456789CDFHJKMNPQRTWXY";
	memcpy(out, "BG-", 3);
	for (size_t i = 3; i < BREAK_GLASS_SIZE - 1; i++)
		out[i] = signs[randombytes_uniform(sizeof(signs) - 1)];
	out[BREAK_GLASS_SIZE - 1] = '\0';
}

static void write_people(const int64_t *people, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		char id[PERSON_ID_SIZE];
		person_id_write(people[i], id);
		buf_printf(out, "%s%s", i ? " " : "", id);
	}
}

static void add_person(void *context, int64_t person)
{
	struct break_glass *g = context;
	g->people = mem_resize(g->people, g->people_count + 1, sizeof(*g->people));
	g->people[g->people_count++] = person;
}

static bool end_all(struct db *own, const char *login, int64_t now, struct err *e)
{
	static const char sql[] = "UPDATE break_glass SET ended = ?1 WHERE account = ?2 AND ended IS NULL AND until > ?1";
	char utc[UTC_TEXT_SIZE];
	clock_seconds_text(now, utc);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, utc);
	statement_text(st, 2, login);
	return statement_run(st, e);
}

static bool insert(struct db *own, const struct sign_in *who, const struct break_glass_ask *ask,
		   const char *reference, struct err *e)
{
	static const char sql[] = "INSERT INTO break_glass(reference, account, sign_in, person, people, why, begun, until)"
				  " VALUES(?, ?, ?, ?, ?, ?, ?, ?)";
	char begun[UTC_TEXT_SIZE], until[UTC_TEXT_SIZE];
	struct buf people = BUF_INIT;
	clock_seconds_text(ask->now, begun);
	clock_seconds_text(ask->now + 60 * ask->minutes, until);
	write_people(ask->people, ask->people_count, &people);
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, reference);
	statement_text(st, 2, who->account.login);
	statement_integer(st, 3, who->id);
	statement_integer(st, 4, ask->person);
	statement_text(st, 5, people.data);
	statement_text(st, 6, ask->why);
	statement_text(st, 7, begun);
	statement_text(st, 8, until);
	bool ok = statement_run(st, e);
	buf_release(&people);
	return ok;
}

bool break_glass_begin(struct db *own, const struct sign_in *who, const struct break_glass_ask *ask,
		       struct break_glass *out, struct err *e)
{
	char reference[BREAK_GLASS_SIZE];
	*out = (struct break_glass){ .people = NULL };
	make_reference(reference);
	return end_all(own, who->account.login, ask->now, e) && insert(own, who, ask, reference, e) &&
	       break_glass_read(own, who->account.login, ask->now, out, e);
}

bool break_glass_read(struct db *own, const char *login, int64_t now, struct break_glass *out, struct err *e)
{
	static const char sql[] = "SELECT reference, people, until FROM break_glass"
				  " WHERE account = ?1 AND until > ?2 AND ended IS NULL ORDER BY until DESC LIMIT 1";
	char utc[UTC_TEXT_SIZE];
	clock_seconds_text(now, utc);
	*out = (struct break_glass){ .people = NULL };
	struct statement *st = db_prepare(own, sql);
	statement_text(st, 1, login);
	statement_text(st, 2, utc);
	if (statement_row(st) && clock_seconds_read(column_text(st, 2), &out->until)) {
		snprintf(out->reference, sizeof(out->reference), "%s", column_text(st, 0));
		audit_each_subject(column_text(st, 1), add_person, out);
	}
	return statement_done(st, e);
}

bool break_glass_end(struct db *own, const char *login, int64_t person, int64_t now, struct err *e)
{
	struct break_glass g;
	bool ok = break_glass_read(own, login, now, &g, e) &&
		  (!break_glass_covers(&g, person) || end_all(own, login, now, e));
	break_glass_release(&g);
	return ok;
}

bool break_glass_covers(const struct break_glass *g, int64_t person)
{
	for (size_t i = 0; i < g->people_count; i++)
		if (g->people[i] == person)
			return true;
	return false;
}

int64_t break_glass_minutes(const struct break_glass *g, int64_t now)
{
	return g->until > now ? (g->until - now + 59) / 60 : 0;
}

void break_glass_release(struct break_glass *g)
{
	mem_free(g->people);
	*g = (struct break_glass){ .people = NULL };
}
