// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/report/document.h"

#include <filesystem>

namespace vestigo::report_render {

/// Writes the document as a PDF, whole or not at all: vector graphics, text that can be selected, fonts
/// embedded. The same document gives the same bytes. Needs a QGuiApplication (the offscreen platform will
/// do).
Outcome<Done> writePdf(const report::Document& document, const std::filesystem::path& path,
                       const CancelToken& cancel = {});

} // namespace vestigo::report_render
