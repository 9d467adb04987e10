// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/breakable_text.h"

#include <QtCore/QTextBoundaryFinder>

namespace vestigo::ui_common {

namespace {

constexpr qsizetype longestWord = 32; ///< characters; the narrowest panel holds about 40
constexpr qsizetype piece = 16;
constexpr QChar zeroWidthSpace(0x200B);

void addBroken(QString& out, const QString& word) {
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, word);
    qsizetype from = 0;
    for (qsizetype count = 1, at = characters.toNextBoundary(); at > 0;
         ++count, at = characters.toNextBoundary()) {
        if (count % piece == 0 && at < word.size()) {
            out += word.mid(from, at - from) + zeroWidthSpace;
            from = at;
        }
    }
    out += word.mid(from);
}

} // namespace

QString breakable(const QString& text) {
    if (text.size() <= longestWord) {
        return text;
    }
    QString out;
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, text);
    qsizetype from = 0;
    for (qsizetype at = lines.toNextBoundary(); at > 0; at = lines.toNextBoundary()) {
        const QString word = text.mid(from, at - from);
        if (word.size() > longestWord) {
            addBroken(out, word);
        } else {
            out += word;
        }
        from = at;
    }
    return out;
}

} // namespace vestigo::ui_common
