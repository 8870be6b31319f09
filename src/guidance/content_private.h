/* What the files that read the content share. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_CONTENT_PRIVATE_H
#define FAMCTX_SRC_GUIDANCE_CONTENT_PRIVATE_H

#include "famctx/guidance/content.h"

/* What is being looked through: problems name the file a thing stands in. */
struct reading {
	struct guidance *g;
	struct problems *problems;
	const char *folder; /* FOLDER/guidance */
};

/* A problem in FOLDER/guidance/FILE. */
void reading_wrong(struct reading *r, const char *file, struct place at, const char *format, ...) PRINTF_LIKE(4, 5);
/* FOLDER/guidance/stages/NN.yaml, as a name for reading_wrong; the buffer is the caller's. */
#define STAGE_FILE_SIZE 40
void stage_file_name(const struct stage *s, char name[STAGE_FILE_SIZE]);

/* Gives every choice its words, makes the index of actions and the terms of the triage, and turns the
 * values of every case into bits. What leads nowhere is a problem. */
void content_link(struct reading *r);
/* What the shapes cannot see: ids twice, references that lead nowhere, lists that lack something. */
void content_check(struct reading *r);
void content_check_gates(struct reading *r);

#endif
