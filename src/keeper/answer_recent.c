#include "answer_recent.h"

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

bool answer_recent(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct connection *c = a->connection;
	struct recent_answer *answer = out;
	(void)params;
	(void)e;
	answer->people = mem_zero(c->recent_count + 1, sizeof(*answer->people));
	for (size_t i = 0; i < c->recent_count; i++) {
		answer->people[i] = (struct recent_person){
			mem_copy_text(c->recent[i].person),
			mem_copy_text(c->recent[i].name),
			mem_copy_text(c->recent[i].opened),
		};
		audit_add_subject(a->entry, c->recent[i].person);
	}
	answer->people_count = c->recent_count;
	return true;
}

static bool name_person(struct asking *a, const struct person_request *request, struct err *e)
{
	int64_t number;
	if (!person_id_read(request->person, &number))
		return err_set(e, ERR_USAGE, _("a person's id is P and a number, such as P17"));
	audit_add_subject(a->entry, request->person);
	return true;
}

bool answer_mistake(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct person_request *request = params;
	struct done_answer *answer = out;
	if (!name_person(a, request, e))
		return false;
	answer->done = forget_person(a->connection, request->person);
	return answer->done || err_set(e, ERR_NOTHING, _("%s was not opened in this sign-in"), request->person);
}

bool answer_copied(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct person_request *request = params;
	struct done_answer *answer = out;
	if (!a->keeper->house.policy.may_copy)
		return err_set(e, ERR_REFUSED, _("copying is switched off by the policy: write it down by hand"));
	answer->done = name_person(a, request, e);
	a->entry->note = mem_copy_or_null(request->note);
	return answer->done;
}
