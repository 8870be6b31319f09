#include "screens_open.h"

int screens_open(struct run *run)
{
	struct err e = ERR_INIT;
	struct purpose purpose;
	shape_init(&purpose_shape, &purpose);
	bool given = run->options.purpose != NULL;
	int status;
	if (given && !run_purpose_from_options(run, &purpose, &e)) {
		status = run_fail(run, &e);
	} else {
		const struct screen_start start = {
			.client = run->client,
			.purpose = given ? &purpose : NULL,
			.screens_folder = run->screens_folder.data,
			.data_folder = run->data_folder.data,
			.ascii = run->ascii,
			.no_color = run->options.no_color,
			.no_letters = run->options.no_letters,
		};
		status = run->front->open_screens(&start, &e);
		if (e.code != ERR_NONE)
			status = run_fail(run, &e);
	}
	shape_release(&purpose_shape, &purpose);
	return status;
}
