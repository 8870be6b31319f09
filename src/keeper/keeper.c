#include "famctx/keeper/keeper.h"

#include <unistd.h>

#include "answer_project.h"
#include "asker.h"
#include "audit_anchor.h"
#include "connection.h"
#include "famctx/base/file.h"
#include "famctx/base/log.h"
#include "famctx/base/mem.h"
#include "famctx/keeper/health.h"
#include "famctx/text/number.h"
#include "keeper_private.h"
#include "listen.h"
#include "lock.h"
#include "make.h"
#include "peer.h"
#include "policy_watch.h"
#include "systemd.h"

uint64_t keeper_now_ms(const struct keeper *k)
{
	return k->surroundings->now_ms(k->surroundings->context);
}

static char *login_of(const struct keeper *k, uid_t uid)
{
	struct buf name = BUF_INIT;
	gid_t group;
	if (!k->surroundings->account(k->surroundings->context, uid, &name, &group))
		buf_printf(&name, "%u", (unsigned)uid);
	return buf_detach(&name);
}

/* "2025-11-04T09:42" as it stands in about; a store without it goes by the real clock. */
static bool read_clock(struct db *own, struct clock *out, struct err *e)
{
	struct buf text = BUF_INIT;
	struct date day;
	int hour, minute;
	*out = (struct clock)CLOCK_REAL;
	if (!store_about(own, "today", &text, e)) {
		buf_release(&text);
		return false;
	}
	bool ok = text.len == 16 && text.data[10] == 'T' && text.data[13] == ':';
	if (ok) {
		text.data[10] = text.data[13] = '\0';
		ok = date_parse_iso(text.data, &day) && date_full(day) &&
		     number_parse_int(text.data + 11, 0, 23, &hour) && number_parse_int(text.data + 14, 0, 59, &minute);
	}
	if (ok)
		*out = (struct clock){
			.fixed = true,
			.at = { .year = day.year, .month = day.month, .day = day.day, .hour = hour, .minute = minute },
		};
	ok = ok || !text.len || err_set(e, ERR_STORE, _("the store does not tell which day it stands at: restore a backup"));
	buf_release(&text);
	return ok;
}

static bool open_family(struct keeper *k, struct err *e)
{
	const struct family_setup setup = {
		.own = k->store.own,
		.words = &k->house.words,
		.policy = &k->house.policy,
		.nicknames = &k->house.nicknames,
	};
	family_init(&k->family, &setup);
	k->family_is_open = true;
	return family_use(&k->family, k->store.people, e);
}

/* A shared store has no owner: the account that its keeper runs as asks for nothing. */
static bool add_owner(struct keeper *k, struct err *e)
{
	return k->options->shared || account_add(k->store.own, k->login, k->login, ACCOUNT_OWNER, NULL, e);
}

bool keeper_open_store(struct keeper *k, struct err *e)
{
	return store_open(k->options->folder, &k->store, e) && add_owner(k, e) &&
	       read_clock(k->store.own, &k->clock, e) && open_family(k, e);
}

void keeper_close_store(struct keeper *k)
{
	asker_release(k);
	if (k->family_is_open)
		family_release(&k->family);
	k->family_is_open = false;
	store_close(&k->store);
}

bool keeper_reopen_store(struct keeper *k, struct err *e)
{
	keeper_close_store(k);
	k->broken = !keeper_open_store(k, e);
	return !k->broken;
}

/* Whoever started us may ask from now on. */
static bool tell_ready(const struct keeper *k, int ready_fd)
{
	if (k->options->shared)
		systemd_tell_ready();
	bool told = ready_fd < 0 || write(ready_fd, "R", 1) == 1;
	if (ready_fd >= 0)
		close(ready_fd);
	return told;
}

static bool make_and_open(struct keeper *k, struct err *e)
{
	const struct serve_options *o = k->options;
	if (o->make != SERVE_ONLY && !file_make_folder(o->folder, e))
		return false;
	if (o->make == SERVE_ONLY && !store_is_there(o->folder))
		return err_set(e, ERR_STORE, _("there is no store in %s: make one with famctx init, or give another folder"),
			       o->folder);
	return lock_take(o->folder, &k->lock, e) && make_store(o, &k->house, e) && keeper_open_store(k, e) &&
	       policy_note(k, e);
}

/* While the lock is held, so that nobody takes the folder for a store in between. */
static void throw_away(const struct serve_options *o)
{
	struct err e = ERR_INIT;
	if (o->throw_away && o->make == SERVE_MAKE_TRAINING && !file_remove_tree(o->folder, &e))
		log_line("the throw-away store was not removed");
}

/* In this order: a program that sees its connection close finds neither socket nor open files. */
void keeper_release(struct keeper *k)
{
	listen_close(k);
	keeper_close_store(k);
	keeper_release_guidance(k);
	house_close(&k->house);
	if (k->lock >= 0)
		throw_away(k->options);
	if (k->lock >= 0)
		close(k->lock);
	for (size_t i = 0; i < k->count; i++)
		connection_free(k->connections[i]);
	peer_free_all(k);
	mem_free(k->connections);
	mem_free(k->login);
}

bool keeper_open(struct keeper *k, const struct serve_options *options, const struct surroundings *surroundings,
		 struct err *e)
{
	*k = (struct keeper){
		.options = options, .surroundings = surroundings, .uid = geteuid(), .lock = -1, .listener = -1,
	};
	k->begun_ms = keeper_now_ms(k);
	k->login = login_of(k, k->uid);
	/* What is sorted beside a database is as private as the database. */
	setenv("SQLITE_TMPDIR", options->folder, 1);
	return house_open(&k->house, options, e) && make_and_open(k, e) && listen_open(k, e);
}

bool keeper_serve(const struct serve_options *options, int ready_fd, struct err *e)
{
	struct keeper k;
	if (options->shared && !health_ready(options, e))
		return false;
	bool ok = keeper_open(&k, options, &surroundings_of_host, e);
	if (ok)
		loop_catch_signals(&k);
	ok = ok && tell_ready(&k, ready_fd) && loop_run(&k, e);
	keeper_release(&k);
	return ok;
}
