#include "db_private.h"
#include "famctx/base/clock.h"

/* Steps of the engine between two looks at the clock: some ten microseconds. */
#define STEPS 1000

bool db_is_late(struct db *db)
{
	bool late = db->until_ms && clock_steady_ms() >= db->until_ms;
	db->timed_out = db->timed_out || late;
	return late;
}

static int look(void *context)
{
	return db_is_late(context);
}

void db_time_box(struct db *db, uint64_t until_ms)
{
	db->until_ms = until_ms;
	db->timed_out = false;
	sqlite3_progress_handler(db->handle, until_ms ? STEPS : 0, until_ms ? look : NULL, db);
}

bool db_timed_out(const struct db *db)
{
	return db->timed_out;
}
