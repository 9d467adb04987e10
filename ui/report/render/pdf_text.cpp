// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/pdf_text.h"

#include "ui/report/render/page_style.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtGui/QRawFont>

namespace vestigo::report_render {

namespace {

constexpr char16_t firstRadical = 0x2e80;
constexpr char16_t lastRadical = 0x2fdf;
constexpr char16_t firstIdeograph = 0x4e00;
constexpr char16_t lastIdeograph = 0x9fff;

QList<quint32> glyphsOf(const QRawFont& font, char16_t first, char16_t last) {
    QString all;
    for (char16_t c = first; c <= last; ++c) {
        all += QChar(c);
    }
    return font.glyphIndexesForString(all);
}

/// "<2F63>" -> "<751F>" for every radical that shares its glyph with an ideograph in the fonts of print.
QHash<QByteArray, QByteArray> namesOfRadicals() {
    QHash<QByteArray, QByteArray> names;
    const auto token = [](char16_t c) {
        return '<' + QByteArray::number(static_cast<uint>(c), 16).rightJustified(4, '0').toUpper() + '>';
    };
    for (const QString& family : printFont(sizes::small).families()) {
        QFont single(family);
        single.setStyleStrategy(QFont::NoFontMerging);
        const QRawFont font = QRawFont::fromFont(single);
        if (!font.isValid() || font.familyName() != family) {
            continue;
        }
        const QList<quint32> radicals = glyphsOf(font, firstRadical, lastRadical);
        const QList<quint32> ideographs = glyphsOf(font, firstIdeograph, lastIdeograph);
        QHash<quint32, char16_t> byGlyph;
        for (qsizetype i = ideographs.size() - 1; i >= 0; --i) {
            byGlyph.insert(ideographs[i], static_cast<char16_t>(firstIdeograph + i));
        }
        for (qsizetype i = 0; i < radicals.size(); ++i) {
            const auto found = byGlyph.constFind(radicals[i]);
            if (radicals[i] != 0 && found != byGlyph.constEnd()) {
                names.insert(token(static_cast<char16_t>(firstRadical + i)), token(*found));
            }
        }
    }
    return names;
}

} // namespace

void nameIdeographs(QByteArray& pdf) {
    static const QHash<QByteArray, QByteArray> names = namesOfRadicals();
    constexpr qsizetype tokenLength = 6;
    qsizetype begin = pdf.indexOf("beginbfrange");
    while (begin >= 0) {
        const qsizetype end = pdf.indexOf("endbfrange", begin);
        if (end < 0) {
            return;
        }
        const qsizetype list = pdf.indexOf('[', begin);
        for (qsizetype at = list; list >= 0 && at + tokenLength <= end; ++at) {
            if (pdf.at(at) != '<' || pdf.at(at + tokenLength - 1) != '>') {
                continue;
            }
            const auto found = names.constFind(pdf.mid(at, tokenLength));
            if (found != names.constEnd()) {
                pdf.replace(at, tokenLength, *found);
            }
        }
        begin = pdf.indexOf("beginbfrange", end);
    }
}

} // namespace vestigo::report_render
