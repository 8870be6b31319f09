#include "famctx/client/client.h"

#include <errno.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/clock.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/schema/json.h"
#include "nobody.h"
#include "start.h"
#include "wire.h"

/* Another program is just starting the keeper, or the one that was there is just ending. */
#define RACE_MS 10000
#define RACE_STEP_NS 20000000
#define CLOSE_MS 5000
#define TRIES 5

struct client {
	struct client_options options; /* its texts are ours */
	char *socket;
	struct wire wire;
	int64_t last_id;
	struct hello_answer hello;
	char *purpose; /* the last one given, as JSON, for a new sign-in */
	client_progress *progress;
	void *progress_context;
};

/* Asking these twice does no harm. */
static bool is_repeatable(const char *method)
{
	static const char *const repeatable[] = { REQUEST_PURPOSE, REQUEST_FIND, REQUEST_SHOW, REQUEST_EVIDENCE,
						  REQUEST_SOURCES, REQUEST_RECENT, REQUEST_COPIED,
						  /* A challenge carries an id of its own, and is taken once. */
						  REQUEST_CHALLENGE_SEND, REQUEST_CHALLENGE_TERMS,
						  REQUEST_CHALLENGE_LIST, REQUEST_CHALLENGE_SHOW,
						  REQUEST_CHALLENGE_PATTERNS, REQUEST_CHALLENGE_SHEET,
						  REQUEST_CHALLENGE_EXPORT, REQUEST_DRAFT_SAVE, REQUEST_DRAFT_LIST,
						  REQUEST_DRAFT_WIPE };
	for (size_t i = 0; i < ARRAY_LEN(repeatable); i++)
		if (!strcmp(method, repeatable[i]))
			return true;
	return false;
}

/* So many come at once that the kernel lets none wait any more. */
static bool is_crowded(void)
{
	return errno == EAGAIN;
}

static bool start(struct client *c, struct err *e)
{
	const struct client_options *o = &c->options;
	const struct serve_options serve = {
		.folder = o->store, .data_folder = o->data_folder, .backup = o->backup, .make = o->make,
		.throw_away = o->throw_away
	};
	if (!o->store || !o->serve)
		return nobody_serves(c->socket, e);
	return start_keeper(o->serve, &serve, e);
}

static bool try_to_connect(struct client *c)
{
	int fd = socket_connect(c->socket);
	if (fd >= 0)
		wire_open(&c->wire, fd);
	return fd >= 0;
}

static bool raced(const struct client *c, const struct err *e)
{
	return e->code == ERR_REFUSED && c->options.make == SERVE_ONLY && c->options.store;
}

/* A keeper may end between its start and our coming, and another program may be starting one: both pass. */
static bool connect_or_start(struct client *c, struct err *e)
{
	const struct timespec step = { .tv_sec = 0, .tv_nsec = RACE_STEP_NS };
	uint64_t until = clock_steady_ms() + RACE_MS;
	/* What is to be made is not there yet, so nobody can serve it. */
	while (c->options.make != SERVE_ONLY || !try_to_connect(c)) {
		bool crowded = c->options.make == SERVE_ONLY && is_crowded();
		if (!crowded && start(c, e))
			c->options.make = SERVE_ONLY;
		else if ((crowded || raced(c, e)) && clock_steady_ms() < until)
			nanosleep(&step, NULL);
		else if (!crowded)
			return false;
		if (clock_steady_ms() >= until)
			return err_set(e, ERR_STORE, _("the keeper of the store starts and cannot be reached: do it again"));
	}
	return true;
}

static void forget_connection(struct client *c)
{
	wire_close(&c->wire, 0);
}

static bool silent(struct client *c, struct err *e)
{
	forget_connection(c);
	return err_set(e, ERR_STORE, _("the keeper of the store has said nothing for %d seconds: do it again"),
		       CLIENT_SILENCE_MS / 1000);
}

static void tell_progress(const struct client *c, const struct json_message *m)
{
	struct progress progress;
	struct err ignored = ERR_INIT;
	if (!c->progress || strcmp(m->method, NOTICE_PROGRESS) != 0 || !m->params)
		return;
	if (json_decode(m->params, strlen(m->params), &progress_shape, &progress, &ignored))
		c->progress(&progress, c->progress_context);
	shape_release(&progress_shape, &progress);
}

static bool fill_error(const struct json_message *m, struct err *e)
{
	bool known = m->error_code >= ERR_NOTHING && m->error_code <= ERR_STORE;
	return err_set(e, known ? (enum err_code)m->error_code : ERR_STORE, "%s", m->error_message);
}

/* Whether this message ends the wait for answer `id`; *ok tells how. A refusal before any request has no id. */
static bool take_message(struct client *c, const struct json_message *m, int64_t id, struct buf *answer, bool *ok,
			 struct err *e)
{
	if (m->method) {
		tell_progress(c, m);
		return false;
	}
	if (m->id != id && m->id != INTEGER_NONE)
		return false;
	*ok = m->error_code == INTEGER_NONE;
	if (*ok)
		buf_add_text(answer, m->result);
	else
		fill_error(m, e);
	return true;
}

enum exchange { EXCHANGE_DONE, EXCHANGE_GONE };

/* One request and its answer on the connection there is. */
static enum exchange exchange(struct client *c, const char *method, const char *params, struct buf *answer, bool *ok,
			      struct err *e)
{
	struct buf line = BUF_INIT;
	int64_t id = ++c->last_id;
	json_request(id, method, params, &line);
	enum wire_result result = wire_send(&c->wire, &line, CLIENT_SILENCE_MS);
	bool ended = false;
	*ok = false;
	/* A keeper that turned us away said why before it closed. */
	if (result == WIRE_GONE)
		result = WIRE_OK;
	while (result == WIRE_OK && !ended) {
		struct json_message m;
		buf_clear(&line);
		result = wire_receive(&c->wire, &line, CLIENT_SILENCE_MS);
		if (result != WIRE_OK)
			break;
		if (json_message_read(line.data, line.len, &m, e))
			ended = take_message(c, &m, id, answer, ok, e);
		else
			ended = true;
		json_message_release(&m);
	}
	buf_release(&line);
	if (result == WIRE_SILENT)
		silent(c, e);
	return result == WIRE_GONE ? EXCHANGE_GONE : EXCHANGE_DONE;
}

static enum exchange say_hello(struct client *c, bool *ok, struct err *e)
{
	struct hello_request request = { .version = API_VERSION, .at = c->options.at };
	struct buf params = BUF_INIT, answer = BUF_INIT;
	/* Borrowed for the encoding only. */
	request.as = c->options.as ? mem_copy_text(c->options.as) : NULL;
	request.program = c->options.program ? mem_copy_text(c->options.program) : NULL;
	json_encode(&hello_request_shape, &request, &params);
	enum exchange result = exchange(c, REQUEST_HELLO, params.data, &answer, ok, e);
	if (result == EXCHANGE_DONE && *ok) {
		shape_release(&hello_answer_shape, &c->hello);
		*ok = json_decode(answer.data, answer.len, &hello_answer_shape, &c->hello, e);
	}
	shape_release(&hello_request_shape, &request);
	buf_release(&params);
	buf_release(&answer);
	return result;
}

static enum exchange give_purpose_again(struct client *c, bool *ok, struct err *e)
{
	struct buf ignored = BUF_INIT;
	enum exchange result = EXCHANGE_DONE;
	*ok = true;
	if (c->purpose)
		result = exchange(c, REQUEST_PURPOSE, c->purpose, &ignored, ok, e);
	buf_release(&ignored);
	return result;
}

/* A keeper that ends just as we come closes the connection without an answer; then another is started. */
static bool sign_in(struct client *c, struct err *e)
{
	for (int i = 0; i < TRIES; i++) {
		bool ok = false;
		if (!connect_or_start(c, e))
			return false;
		enum exchange result = say_hello(c, &ok, e);
		if (result == EXCHANGE_DONE && ok)
			result = give_purpose_again(c, &ok, e);
		if (result == EXCHANGE_DONE)
			return ok;
		forget_connection(c);
	}
	return err_set(e, ERR_STORE, _("the keeper of the store ends before it answers: run famctx check"));
}

static void copy_options(struct client *c, const struct client_options *given)
{
	struct client_options *o = &c->options;
	*o = *given;
	o->store = mem_copy_or_null(given->store);
	o->socket = mem_copy_or_null(given->socket);
	o->data_folder = mem_copy_or_null(given->data_folder);
	o->backup = mem_copy_or_null(given->backup);
	o->as = mem_copy_or_null(given->as);
	o->program = mem_copy_or_null(given->program);
}

/* The keeper works from another folder. */
static char *whole_path(const char *path)
{
	struct buf whole = BUF_INIT;
	char here[4096];
	file_join(&whole, path[0] != '/' && getcwd(here, sizeof(here)) ? here : "", path);
	return buf_detach(&whole);
}

static char *socket_of(const struct client_options *o)
{
	struct buf path = BUF_INIT;
	if (o->store)
		file_join(&path, o->store, SERVE_OWN_SOCKET);
	else
		buf_add_text(&path, o->socket);
	return buf_detach(&path);
}

bool client_open(const struct client_options *options, struct client **out, struct err *e)
{
	struct client *c = mem_zero(1, sizeof(*c));
	struct client_options whole = *options;
	char *store = options->store ? whole_path(options->store) : NULL;
	whole.store = store;
	copy_options(c, &whole);
	mem_free(store);
	c->wire = (struct wire)WIRE_INIT;
	c->socket = socket_of(&c->options);
	shape_init(&hello_answer_shape, &c->hello);
	*out = NULL;
	if (sign_in(c, e))
		*out = c;
	else
		client_close(c);
	return *out != NULL;
}

static void free_text(const char *text)
{
	union {
		const char *kept;
		char *freed;
	} ours = { text };
	mem_free(ours.freed);
}

void client_close(struct client *c)
{
	wire_close(&c->wire, CLOSE_MS);
	shape_release(&hello_answer_shape, &c->hello);
	free_text(c->options.store);
	free_text(c->options.socket);
	free_text(c->options.data_folder);
	free_text(c->options.backup);
	free_text(c->options.as);
	free_text(c->options.program);
	mem_free(c->socket);
	mem_free(c->purpose);
	mem_free(c);
}

const struct hello_answer *client_hello(const struct client *c)
{
	return &c->hello;
}

void client_on_progress(struct client *c, client_progress *call, void *context)
{
	c->progress = call;
	c->progress_context = context;
}

static bool ask_again(struct client *c, const char *method, const char *params, struct buf *answer, struct err *e)
{
	bool ok = false;
	if (!sign_in(c, e))
		return false;
	if (!is_repeatable(method))
		return err_set(e, ERR_STORE,
			       _("the keeper of the store ended before it answered, so it is not known whether this was "
				 "done: look before doing it again"));
	if (exchange(c, method, params, answer, &ok, e) == EXCHANGE_DONE)
		return ok;
	forget_connection(c);
	return err_set(e, ERR_STORE, _("the keeper of the store ended twice before it answered: run famctx check"));
}

static bool ask(struct client *c, const char *method, const char *params, struct buf *answer, struct err *e)
{
	bool ok = false;
	if (strlen(params) > API_REQUEST_LIMIT / 2)
		return err_set(e, ERR_USAGE, _("this is too long to be asked: shorten it"));
	if (c->wire.fd >= 0 && exchange(c, method, params, answer, &ok, e) == EXCHANGE_DONE)
		return ok;
	forget_connection(c);
	return ask_again(c, method, params, answer, e);
}

bool client_call_json(struct client *c, const char *method, const struct shape *params_shape, const void *params,
		      struct buf *answer, struct err *e)
{
	struct buf json = BUF_INIT;
	if (params_shape)
		json_encode(params_shape, params, &json);
	else
		buf_add_text(&json, "{}");
	bool ok = ask(c, method, json.data, answer, e);
	if (ok && !strcmp(method, REQUEST_PURPOSE)) {
		mem_free(c->purpose);
		c->purpose = mem_copy_text(json.data);
	}
	buf_release(&json);
	return ok;
}

bool client_call(struct client *c, const char *method, const struct shape *params_shape, const void *params,
		 const struct shape *answer_shape, void *answer, struct err *e)
{
	struct buf json = BUF_INIT;
	if (answer_shape)
		shape_init(answer_shape, answer);
	bool ok = client_call_json(c, method, params_shape, params, &json, e);
	if (ok && answer_shape) {
		shape_release(answer_shape, answer);
		ok = json_decode(json.data, json.len, answer_shape, answer, e);
	}
	buf_release(&json);
	return ok;
}
