// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace vestigo::report_render {

/// A heading that a reader jumps to.
struct OutlineEntry {
    QString text;
    int level = 1; ///< 1: stands by itself; 2: below the last of level 1
    int page = 0;
    double top = 0.0; ///< points from the top of the page
};

/// Adds the outline (bookmarks) and the language ("zh-CN") to a PDF as Qt writes it, which has neither, by an
/// incremental update: what Qt wrote stays byte for byte. A file of another build is left as it is.
void addOutline(QByteArray& pdf, const std::vector<OutlineEntry>& entries, double pageHeight,
                const QByteArray& language);

} // namespace vestigo::report_render
