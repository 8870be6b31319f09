/* The shapes of the files of guidance. Private to guidance. */
#ifndef FAMCTX_SRC_GUIDANCE_CONTENT_SHAPES_H
#define FAMCTX_SRC_GUIDANCE_CONTENT_SHAPES_H

#include "famctx/guidance/content.h"

extern const struct shape about_shape, fact_content_shape, resource_content_shape, stage_shape, workbook_content_shape,
	triage_content_shape, themes_shape, maturity_content_shape, gate_content_shape, register_content_shape,
	workshop_shape, glossary_shape, transparency_shape, document_words_shape;

/* Shared by several files. */
extern const struct shape choice_shape, match_shape, rule_case_shape;

#endif
