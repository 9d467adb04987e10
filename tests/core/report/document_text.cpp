// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/report/document_text.h"

#include "tests/support/analysis_builder.h"

#include <variant>

namespace vestigo::testing {

using namespace report;

namespace {

/// All text of the blocks, one line each, to be searched and compared.
struct TextOf {
    std::string text;
    void operator()(const Heading& h) { text += h.text + "|" + h.beside + "|" + h.below + "\n"; }
    void operator()(const Paragraph& p) {
        for (const Span& span : p.spans) {
            text += span.text;
        }
        text += "\n";
    }
    void operator()(const Table& t) {
        for (const auto& row : t.rows) {
            for (const Cell& cell : row) {
                text += cell.text + "|";
            }
            text += "\n";
        }
        text += t.caption + "\n";
    }
    void operator()(const PictureRow& row) {
        for (const PictureFigure& picture : row.pictures) {
            text += "picture " + picture.label + (picture.heat != nullptr ? " hot\n" : "\n");
        }
        text += row.caption + "\n";
    }
    void operator()(const TimelineFigure& f) { text += "timeline " + f.caption + "\n"; }
    void operator()(const CausalFigure& f) { text += "graph " + f.caption + "\n"; }
    void operator()(const SitePlanFigure&) { text += "plan\n"; }
    void operator()(const SignatureLines& s) {
        for (const std::string& label : s.labels) {
            text += label + "\n";
        }
    }
    void operator()(const PageBreak&) { text += "\f"; }
    void operator()(const std::shared_ptr<const TwoColumns>& columns) {
        for (const auto* side : {&columns->left, &columns->right}) {
            for (const Block& block : *side) {
                std::visit(*this, block);
            }
        }
    }
};

} // namespace

timeline::Picture frameOf(const std::string&, const std::string&, double t) {
    return sampleFrame(t);
}

Document documentOf(const analysis::AnalysisPtr& analysis, Role role, const FrameSource& frames,
                    const std::string& pictureNote) {
    ReportOptions options;
    options.role = role;
    options.pictureNote = pictureNote;
    return buildReport(analysis, options, Translator(), frames);
}

QString textOf(const Document& document) {
    TextOf text;
    for (const Block& block : document.blocks) {
        std::visit(text, block);
    }
    return QString::fromStdString(text.text);
}

} // namespace vestigo::testing
