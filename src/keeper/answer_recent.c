#include "answer_recent.h"

#include "asker.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

static void forget(struct connection *c, size_t at)
{
	mem_free(c->recent[at].person);
	mem_free(c->recent[at].name);
	mem_free(c->recent[at].opened);
	c->recent_count--;
	memmove(c->recent + at, c->recent + at + 1, (c->recent_count - at) * sizeof(*c->recent));
}

static bool forget_person(struct connection *c, const char *person)
{
	for (size_t i = 0; i < c->recent_count; i++)
		if (!strcmp(c->recent[i].person, person)) {
			forget(c, i);
			return true;
		}
	return false;
}

void recent_forget_all(struct connection *c)
{
	while (c->recent_count)
		forget(c, c->recent_count - 1);
	families_release(&c->families);
}

void recent_add(struct connection *c, const struct person_header *person, int64_t most)
{
	struct buf name = BUF_INIT, opened = BUF_INIT;
	struct moment now = clock_now(&c->clock);
	forget_person(c, person->person);
	while (c->recent_count && (int64_t)c->recent_count >= most)
		forget(c, c->recent_count - 1);
	buf_add_text(&name, person->family_name ? person->family_name : "");
	if (person->first_name)
		buf_printf(&name, "%s%s", name.len ? ", " : "", person->first_name);
	buf_printf(&opened, "%d:%02d", now.hour, now.minute);
	MEM_GROW(c->recent, c->recent_count, c->recent_cap);
	memmove(c->recent + 1, c->recent, c->recent_count * sizeof(*c->recent));
	c->recent[0] = (struct recent_person){ mem_copy_text(person->person), buf_detach(&name), buf_detach(&opened) };
	c->recent_count++;
}

static bool is_sealed(const struct asking *a, int64_t person)
{
	return family_shield(&a->keeper->family, person) & SHIELD_SEALED;
}

/* Who was opened before somebody sealed them is nobody now. */
static void forget_sealed(struct asking *a)
{
	struct connection *c = a->connection;
	int64_t number;
	for (size_t i = c->recent_count; i > 0; i--)
		if (person_id_read(c->recent[i - 1].person, &number) && is_sealed(a, number))
			forget(c, i - 1);
}

bool answer_recent(struct asking *a, const void *params, void *out, struct err *e)
{
	struct connection *c = a->connection;
	struct recent_answer *answer = out;
	(void)params;
	(void)e;
	forget_sealed(a);
	answer->people = mem_zero(c->recent_count + 1, sizeof(*answer->people));
	for (size_t i = 0; i < c->recent_count; i++) {
		answer->people[answer->people_count++] = (struct recent_person){
			mem_copy_text(c->recent[i].person),
			mem_copy_text(c->recent[i].name),
			mem_copy_text(c->recent[i].opened),
		};
		audit_add_subject(a->entry, c->recent[i].person);
	}
	return true;
}

static bool name_person(struct asking *a, const struct person_request *request, int64_t *number, struct err *e)
{
	char id[PERSON_ID_SIZE];
	if (!person_id_read(request->person, number))
		return err_set(e, ERR_USAGE, _("a person's id is P and a number, such as P17"));
	person_id_write(*number, id);
	audit_add_subject(a->entry, id);
	asker_note_glass(a);
	return true;
}

bool answer_mistake(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct person_request *request = params;
	struct done_answer *answer = out;
	struct connection *c = a->connection;
	int64_t number;
	if (!name_person(a, request, &number, e))
		return false;
	forget_sealed(a);
	bool was_open = break_glass_covers(&a->keeper->asker.glass, number) && !is_sealed(a, number);
	if (!break_glass_end(a->keeper->store.own, c->who.account.login, number, clock_seconds(&a->keeper->clock), e))
		return false;
	families_forget(&c->families, number);
	answer->done = forget_person(c, request->person) || was_open;
	return answer->done || err_set(e, ERR_NOTHING, _("%s was not opened in this sign-in"), request->person);
}

bool answer_copied(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct person_request *request = params;
	struct done_answer *answer = out;
	int64_t number;
	if (!a->keeper->house.policy.may_copy)
		return err_set(e, ERR_REFUSED, _("copying is switched off by the policy: write it down by hand"));
	answer->done = name_person(a, request, &number, e);
	a->entry->note = mem_copy_or_null(request->note);
	return answer->done;
}
