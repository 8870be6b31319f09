#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/journey.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "support/keeper_fixture.h"

#define MOST_ARGS 24

/* ---- the folder --------------------------------------------------------------------- */

int journey_make(void **state)
{
	struct journey *j = mem_zero(1, sizeof(*j));
	struct err e = ERR_INIT;

	snprintf(j->folder, sizeof(j->folder), "/tmp/famctx-journey-XXXXXX");
	if (!mkdtemp(j->folder))
		return -1;
	buf_init(&j->store);
	buf_init(&j->tmp);
	file_join(&j->store, j->folder, "store");
	file_join(&j->tmp, j->folder, "tmp");
	*state = j;
	return file_make_folder(j->tmp.data, &e) ? 0 : -1;
}

static bool is_empty(const char *folder)
{
	struct err e = ERR_INIT;
	char **names;
	size_t count;

	if (!file_list(folder, "", &names, &count, &e))
		return false;
	for (size_t i = 0; i < count; i++)
		print_error("left in TMPDIR: %s\n", names[i]);
	file_list_free(names, count);
	return count == 0;
}

/* A program that was killed has told nobody: its keeper holds the lock until it has noticed, and tidied up. */
static void wait_for_keeper(const struct journey *j)
{
	struct buf path = BUF_INIT;

	file_join(&path, j->store.data, "keeper.lock");
	int fd = open(path.data, O_RDWR | O_CLOEXEC);
	if (fd >= 0) {
		if (flock(fd, LOCK_EX) != 0)
			print_error("the keeper cannot be waited for\n");
		close(fd);
	}
	buf_release(&path);
}

int journey_remove(void **state)
{
	struct journey *j = *state;
	struct err e = ERR_INIT;
	wait_for_keeper(j);
	bool nothing_left = is_empty(j->tmp.data);
	bool removed = file_remove_tree(j->folder, &e);

	buf_release(&j->store);
	buf_release(&j->tmp);
	mem_free(j);
	return nothing_left && removed ? 0 : -1;
}

/* ---- running ---------------------------------------------------------------------------- */

/* NAME=value for what runs here. */
struct surroundings {
	struct buf store, tmp;
	const char *all[4];
};

static void surround(struct surroundings *s, const struct journey *j, const char *more)
{
	buf_init(&s->store);
	buf_init(&s->tmp);
	buf_printf(&s->store, "FAMCTX_STORE=%s", j->store.data);
	buf_printf(&s->tmp, "TMPDIR=%s", j->tmp.data);
	s->all[0] = s->store.data;
	s->all[1] = s->tmp.data;
	s->all[2] = more;
	s->all[3] = NULL;
}

static void surroundings_release(struct surroundings *s)
{
	buf_release(&s->store);
	buf_release(&s->tmp);
}

static void name_program(const char *const *args, const char *all[MOST_ARGS])
{
	const char *program = getenv("FAMCTX");
	size_t count = 0;

	all[count++] = program ? program : "build/famctx";
	for (size_t i = 0; args && args[i]; i++) {
		assert_true(count < MOST_ARGS - 1);
		all[count++] = args[i];
	}
	all[count] = NULL;
}

struct pty *journey_open(const struct journey *j, const struct journey_program *program)
{
	struct surroundings s;
	const char *args[MOST_ARGS];

	surround(&s, j, program->env);
	name_program(program->args, args);
	struct pty *p = pty_start(&(struct pty_options){ .args = args, .env = s.all, .term = program->term,
							 .rows = program->rows, .cols = program->cols });
	surroundings_release(&s);
	return p;
}

struct pty *journey_demo(const struct journey *j)
{
	static const char *const args[] = { "demo", "--as", "s.patel", NULL };
	struct pty *p = journey_open(j, &(struct journey_program){ .args = args });

	pty_wait_text(p, "Find someone");
	return p;
}

void journey_leave(struct pty *p)
{
	pty_keys(p, "F10");
	assert_int_equal(pty_wait_exit(p), 0);
	assert_true(pty_is_sane(p));
	assert_true(pty_cursor_visible(p));
	assert_false(pty_alternate_screen(p));
	pty_free(p);
}

NO_RETURN static void be_the_command(const struct journey *j, const char *const *args, int in, int out)
{
	struct surroundings s;
	const char *all[MOST_ARGS];
	char *copies[MOST_ARGS];

	surround(&s, j, NULL);
	name_program(args, all);
	for (size_t i = 0; i < MOST_ARGS && (i == 0 || all[i - 1]); i++)
		copies[i] = mem_copy_or_null(all[i]);
	for (size_t i = 0; s.all[i]; i++)
		putenv(mem_copy_text(s.all[i]));
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(126);
	execv(copies[0], copies);
	_exit(127);
}

/* What is written to it can be read from the result; it must fit into a pipe. */
static int pipe_of(const char *text)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, strlen(text)), (int)strlen(text));
	close(ends[1]);
	return ends[0];
}

static void read_to_the_end(int fd, struct buf *out)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(fd, bytes, sizeof(bytes))) > 0)
		if (out)
			buf_add(out, bytes, (size_t)n);
	close(fd);
}

int journey_run(const struct journey *j, const char *const *args, const char *input, struct buf *out)
{
	int in = pipe_of(input ? input : ""), ends[2], status = 0;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		be_the_command(j, args, in, ends[1]);
	close(in);
	close(ends[1]);
	read_to_the_end(ends[0], out);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- a real store -------------------------------------------------------------------------- */

static void run_well(const struct journey *j, const char *const *args)
{
	struct buf out = BUF_INIT;
	int status = journey_run(j, args, NULL, &out);

	if (status != 0)
		fail_msg("famctx %s ended with %d: %s", args[0], status, out.data);
	buf_release(&out);
}

void journey_load(const struct journey *j, const char *name)
{
	static const char *const init[] = { "init", NULL };
	struct buf folder = BUF_INIT, paths[MOST_ARGS];
	const char *load[MOST_ARGS] = { "load", "--at", "2025-11-04" };
	struct err e = ERR_INIT;
	char **names;
	size_t count;

	buf_printf(&folder, "tests/data/%s", name);
	if (!file_list(folder.data, ".yaml", &names, &count, &e))
		fail_msg("%s", e.message);
	assert_in_range(count, 1, MOST_ARGS - 4);
	for (size_t i = 0; i < count; i++) {
		buf_init(&paths[i]);
		file_join(&paths[i], folder.data, names[i]);
		load[3 + i] = paths[i].data;
	}
	run_well(j, init);
	run_well(j, load);
	for (size_t i = 0; i < count; i++)
		buf_release(&paths[i]);
	file_list_free(names, count);
	buf_release(&folder);
}

pid_t journey_keeper(const struct journey *j)
{
	struct keeper_fixture f;

	snprintf(f.folder, sizeof(f.folder), "%s", j->store.data);
	return fixture_keeper(&f);
}

void journey_sees(struct pty *p, const char *text)
{
	if (pty_shows(p, text))
		return;
	fputs(pty_screen(p), stderr);
	fail_msg("'%s' is not on the screen", text);
}

/* ---- what came out ---------------------------------------------------------------------------- */

size_t journey_bytes(const struct pty *p, size_t *mark)
{
	size_t before = *mark;

	pty_output(p, mark);
	return *mark - before;
}

bool journey_sent(const struct pty *p, size_t mark, const char *bytes)
{
	size_t len;
	const char *output = pty_output(p, &len);

	return mark < len && strstr(output + mark, bytes) != NULL;
}
