// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/build_report.h"

#include <QtCore/QString>

#include <string>

namespace vestigo::testing {

/// The sample's frames, whatever the stream.
timeline::Picture frameOf(const std::string& terminal, const std::string& stream, double t);

/// The report in English.
report::Document documentOf(const analysis::AnalysisPtr& analysis, report::Role role,
                            const report::FrameSource& frames = frameOf, const std::string& pictureNote = {});

/// All text of the document, one line a block or a row of a table, to be searched and compared.
QString textOf(const report::Document& document);

} // namespace vestigo::testing

#define VERIFY_CONTAINS(text, wanted)                                                                        \
    QVERIFY2((text).contains(QStringLiteral(wanted)),                                                        \
             qPrintable(QStringLiteral(wanted " is missing in:\n") + (text)))
