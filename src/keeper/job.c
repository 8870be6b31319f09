#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "connection.h"
#include "famctx/base/mem.h"
#include "job_child.h"
#include "reset.h"
#include "turn.h"

struct job {
	const struct request *request;
	struct connection *asker;
	int64_t id;
	char *params; /* JSON */
	pid_t child;  /* 0: waits for its turn to be committed */
	int pipe;
	struct buf in;
	struct buf result; /* JSON, empty until the child said it */
	struct err error;
};

static void job_free(struct job *j)
{
	if (j->pipe >= 0)
		close(j->pipe);
	buf_release(&j->in);
	buf_release(&j->result);
	mem_free(j->params);
	mem_free(j);
}

bool job_queue(struct keeper *k, struct connection *c, const struct request *r, const struct json_message *m,
	       struct err *e)
{
	if (k->job)
		return err_set(e, ERR_REFUSED, _("a load, backup or check is running: do it again when that has ended"));
	struct job *j = mem_zero(1, sizeof(*j));
	j->request = r;
	j->asker = c;
	j->id = m->id;
	j->params = mem_copy_text(m->params ? m->params : "{}");
	j->pipe = -1;
	buf_init(&j->in);
	buf_init(&j->result);
	err_set(&j->error, ERR_STORE, _("the work was stopped before it ended; nothing was changed"));
	k->job = j;
	return true;
}

void job_unqueue(struct keeper *k, const struct connection *c)
{
	struct job *j = k->job;
	if (!j || j->child || (c && j->asker != c))
		return;
	k->job = NULL;
	job_free(j);
}

static NO_RETURN void be_child(struct keeper *k, const struct working *w, const int ends[2])
{
	close(ends[0]);
	close(k->listener);
	/* Else those who ask would not see the keeper go. */
	for (size_t i = 0; i < k->count; i++)
		close(k->connections[i]->fd);
	job_child_run(k->job->request, k->job->params, w, ends[1]);
}

bool job_start(struct keeper *k, struct err *e)
{
	struct job *j = k->job;
	int ends[2];
	if (!j || j->child)
		return true;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_errno(e, ERR_STORE, _("the work cannot be started"));
	const struct working w = {
		.house = &k->house,
		.folder = k->options->folder,
		.shared = k->options->shared,
		.training = k->store.training,
		.today = date_today(&j->asker->clock),
	};
	keeper_close_store(k);
	j->child = fork();
	if (j->child == 0)
		be_child(k, &w, ends);
	close(ends[1]);
	j->pipe = ends[0];
	fcntl(j->pipe, F_SETFL, O_NONBLOCK);
	return keeper_reopen_store(k, e);
}

int job_fd(const struct keeper *k)
{
	return k->job ? k->job->pipe : -1;
}

/* One line of the child; see job_child.h. */
static void take_line(struct job *j, const char *line)
{
	if (line[0] == 'P' && !j->asker->lost) {
		json_notification(NOTICE_PROGRESS, line + 1, &j->asker->out);
	} else if (line[0] == 'R') {
		buf_add_text(&j->result, line + 1);
	} else if (line[0] == 'E' && line[1] >= '1' && line[1] <= '5') {
		err_set(&j->error, (enum err_code)(line[1] - '0'), "%s", line + 2);
	}
}

static void take_lines(struct job *j)
{
	char *end;
	while ((end = memchr(j->in.data, '\n', j->in.len))) {
		*end = '\0';
		take_line(j, j->in.data);
		buf_splice(&j->in, 0, (size_t)(end - j->in.data) + 1, "", 0);
	}
}

static void finish(struct keeper *k)
{
	struct job *j = k->job;
	struct audit_entry entry;
	struct err e = ERR_INIT;
	/* A child that could not be made has no number to wait for. */
	if (j->child > 0)
		while (waitpid(j->child, NULL, 0) < 0 && errno == EINTR)
			;
	audit_entry_init(&entry, j->request->name, j->request->audit);
	entry.training = k->store.training;
	bool done = j->result.len > 0;
	entry.outcome = done ? AUDIT_SHOWN : j->error.code == ERR_STORE ? AUDIT_FAILED : AUDIT_REFUSED;
	bool recorded = keeper_reopen_store(k, &e) && reset_sign_in_again(k, j->request, &e) &&
			 turn_record(k, &j->asker->who, &entry, &e);
	if (!recorded)
		err_prefix(&e, _("This cannot be recorded, so it is not shown"));
	if (recorded && done)
		connection_answer(j->asker, j->id, j->result.data);
	else
		connection_refuse(j->asker, j->id, recorded ? &j->error : &e);
	connection_let_go(j->asker);
	connection_write(j->asker, keeper_now_ms(k));
	audit_entry_release(&entry);
	k->job = NULL;
	job_free(j);
}

void job_read(struct keeper *k)
{
	struct job *j = k->job;
	for (;;) {
		buf_reserve(&j->in, 65536);
		ssize_t n = read(j->pipe, j->in.data + j->in.len, 65536);
		if (n > 0) {
			j->in.len += (size_t)n;
			j->in.data[j->in.len] = '\0';
			take_lines(j);
		} else if (n == 0) {
			finish(k);
			return;
		} else if (errno != EINTR) {
			return;
		}
	}
}

bool job_asked_by(const struct keeper *k, const struct connection *c)
{
	return k->job && k->job->asker == c;
}

void job_beat(struct keeper *k)
{
	if (k->job)
		json_notification(NOTICE_ALIVE, "{}", &k->job->asker->out);
}

void job_stop(struct keeper *k, const struct connection *c)
{
	struct job *j = k->job;
	if (!j || (c && j->asker != c))
		return;
	if (j->child > 0)
		kill(j->child, SIGKILL);
	if (j->pipe >= 0)
		finish(k);
	else
		job_unqueue(k, NULL);
}
