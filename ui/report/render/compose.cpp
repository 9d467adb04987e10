// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"

#include "ui/report/render/text_block.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <type_traits>

namespace vestigo::report_render {

namespace {

constexpr qreal columnGap = 16 * pt;

void rule(QPainter& painter, const QPointF& from, qreal width, const QColor& colour,
          qreal thickness = 0.6 * pt) {
    painter.setPen(QPen(colour, thickness, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(from, from + QPointF(width, 0.0));
}

Fragment pageTitle(const report::Heading& heading, qreal width) {
    const QFont small = printFont(8.0);
    std::vector<std::pair<QString, qreal>> besideLines;
    qreal besideWidth = 0.0;
    for (const QString& line : QString::fromStdString(heading.beside).split(QLatin1Char('\n'))) {
        const QString shown = elided(line, small, 0.3 * width);
        besideLines.emplace_back(shown, textWidth(shown, small));
        besideWidth = std::max(besideWidth, besideLines.back().second + 12 * pt);
    }
    const TextBlock title(QString::fromStdString(heading.text), printFont(14.0, true), width - besideWidth,
                          3);
    const TextBlock below(QString::fromStdString(heading.below), printFont(8.5), width - besideWidth, 2);
    Fragment fragment;
    fragment.width = width;
    const qreal step = lineHeight(printFont(8.0));
    const qreal rightHeight = heading.beside.empty() ? 0.0 : step * static_cast<qreal>(besideLines.size());
    const qreal leftHeight = title.height() + (below.lines() > 0 ? 2 * pt + below.height() : 0.0);
    fragment.height = std::max(leftHeight, rightHeight);
    fragment.before = 30 * pt; // where it does not begin its page
    fragment.after = 12 * pt;
    fragment.keepWithNext = true;
    fragment.paint = [=](QPainter& painter, const QPointF& at) {
        title.draw(painter, at, colours::text);
        below.draw(painter, at + QPointF(0.0, title.height() + 2 * pt), colours::quiet);
        painter.setFont(printFont(8.0));
        painter.setPen(colours::quiet);
        qreal y = at.y() + 0.76 * step;
        for (const auto& [line, lineWidth] : besideLines) {
            painter.drawText(QPointF(at.x() + width - lineWidth, y), line);
            y += step;
        }
    };
    return fragment;
}

Fragment sectionTitle(const report::Heading& heading, qreal width) {
    const bool section = heading.level == 2;
    const TextBlock title(QString::fromStdString(heading.text), printFont(section ? 10.5 : 9.0, true), width,
                          2);
    Fragment fragment;
    fragment.width = width;
    fragment.height = title.height() + (section ? 3 * pt : 0.0);
    fragment.before = (section ? 15 : 10) * pt;
    fragment.after = (section ? 6 : 4) * pt;
    fragment.keepWithNext = true;
    const qreal height = fragment.height;
    fragment.paint = [=](QPainter& painter, const QPointF& at) {
        title.draw(painter, at, colours::text);
        if (section) {
            rule(painter, at + QPointF(0.0, height), width, colours::rule);
        }
    };
    return fragment;
}

void addParagraph(std::vector<Fragment>& fragments, const report::Paragraph& paragraph, qreal width,
                  const ComposeContext& context) {
    const TextBlock text(paragraph.spans, paragraph.quiet ? sizes::small : context.style.body, width);
    const QColor colour = paragraph.quiet ? colours::quiet : colours::text;
    for (int line = 0; line < text.lines(); ++line) {
        Fragment fragment;
        fragment.width = width;
        fragment.height = text.lineStep();
        fragment.before = line == 0 ? 4 * pt : 0.0;
        fragment.after = line + 1 == text.lines() ? 5 * pt : 0.0;
        fragment.keepWithNext = line == 0 && text.lines() > 1; // no line alone at the foot of a page
        fragment.paint = [=](QPainter& painter, const QPointF& at) {
            text.drawLine(painter, line, at, colour);
        };
        fragments.push_back(std::move(fragment));
    }
}

Fragment signatures(const report::SignatureLines& lines, qreal width) {
    const QFont font = printFont(sizes::table);
    const auto count = static_cast<qreal>(std::max<std::size_t>(1, lines.labels.size()));
    const qreal each = (width - columnGap * (count - 1)) / count;
    std::vector<QString> labels;
    for (const std::string& label : lines.labels) {
        labels.push_back(elided(QString::fromStdString(label), font, each));
    }
    Fragment fragment;
    fragment.width = width;
    fragment.height = 26 * pt + lineHeight(font);
    fragment.before = 8 * pt;
    fragment.atBottom = true;
    fragment.paint = [=](QPainter& painter, const QPointF& at) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const QPointF left = at + QPointF((each + columnGap) * static_cast<qreal>(i), 26 * pt);
            rule(painter, left, each, colours::strongRule);
            painter.setFont(font);
            painter.setPen(colours::quiet);
            painter.drawText(left + QPointF(0.0, 10 * pt), labels[i]);
        }
    };
    return fragment;
}

void addParts(std::vector<QRectF>& parts, const std::vector<Fragment>& fragments, qreal x) {
    const std::vector<qreal> tops = stackedTops(fragments);
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        parts.emplace_back(x, tops[i], fragments[i].width, fragments[i].height);
    }
}

void addColumns(std::vector<Fragment>& fragments, const report::TwoColumns& columns, qreal width,
                const ComposeContext& context) {
    const bool single = columns.left.empty() || columns.right.empty();
    const qreal leftWidth = single ? width : (width - columnGap) * std::clamp(columns.leftShare, 0.1, 0.9);
    const qreal rightWidth = single ? width : width - columnGap - leftWidth;
    std::vector<Fragment> left = composeBlocks(columns.left, leftWidth, context);
    std::vector<Fragment> right = composeBlocks(columns.right, rightWidth, context);
    const qreal height = std::max(stackedHeight(left), stackedHeight(right));
    if (single || height > 0.9 * (sizes::bodyBottom - sizes::marginTop)) { // too high to stay in one piece
        std::move(left.begin(), left.end(), std::back_inserter(fragments));
        std::move(right.begin(), right.end(), std::back_inserter(fragments));
        return;
    }
    Fragment both;
    both.width = width;
    both.height = height;
    const auto before = [](const std::vector<Fragment>& side) {
        return side.empty() ? 0.0 : side.front().before;
    };
    both.before = std::max(before(left), before(right));
    both.after = 8 * pt;
    addParts(both.parts, left, 0.0);
    addParts(both.parts, right, leftWidth + columnGap);
    both.paint = [left, right, leftWidth](QPainter& painter, const QPointF& at) {
        const auto stack = [&](const std::vector<Fragment>& side, qreal x) {
            const std::vector<qreal> tops = stackedTops(side);
            for (std::size_t i = 0; i < side.size(); ++i) {
                side[i].paint(painter, at + QPointF(x, tops[i]));
            }
        };
        stack(left, 0.0);
        stack(right, leftWidth + columnGap);
    };
    fragments.push_back(std::move(both));
}

/// Writes the blocks down one after the other.
class Composer {
public:
    Composer(qreal width, const ComposeContext& context)
        : width_(width)
        , context_(context) {}

    void operator()(const report::Heading& heading) {
        Fragment fragment = heading.level <= 1 ? pageTitle(heading, width_) : sectionTitle(heading, width_);
        if (heading.level <= 2) {
            fragment.outline = QString::fromStdString(heading.text).simplified();
            fragment.outlineLevel = heading.level;
        }
        add({std::move(fragment)});
    }
    void operator()(const report::Paragraph& paragraph) {
        std::vector<Fragment> lines;
        addParagraph(lines, paragraph, width_, context_);
        add(std::move(lines));
    }
    void operator()(const report::Table& table) { add(composeTable(table, width_, context_)); }
    void operator()(const report::PictureRow& row) { add(composePictures(row, width_, context_)); }
    void operator()(const report::TimelineFigure& figure) { add(composeTimeline(figure, width_, context_)); }
    void operator()(const report::CausalFigure& figure) { add(composeCausal(figure, width_, context_)); }
    void operator()(const report::SitePlanFigure& figure) { add(composeSitePlan(figure, width_, context_)); }
    void operator()(const report::SignatureLines& lines) { add({signatures(lines, width_)}); }
    void operator()(const report::PageBreak& pageBreak) {
        (pageBreak.ifNeeded ? newPageIfLow_ : newPage_) = true;
    }
    void operator()(const std::shared_ptr<const report::TwoColumns>& columns) {
        std::vector<Fragment> both;
        if (columns && !(columns->ifRoom && context_.style.leaveOut)) {
            addColumns(both, *columns, width_, context_);
        }
        add(std::move(both));
    }

    std::vector<Fragment> take() { return std::move(fragments_); }

private:
    void add(std::vector<Fragment> more) {
        if (!more.empty()) {
            more.front().newPage = newPage_;
            more.front().newPageIfLow = newPageIfLow_;
            newPage_ = newPageIfLow_ = false;
        }
        std::move(more.begin(), more.end(), std::back_inserter(fragments_));
    }

    qreal width_;
    const ComposeContext& context_;
    std::vector<Fragment> fragments_;
    bool newPage_ = false;
    bool newPageIfLow_ = false;
};

} // namespace

std::vector<Fragment> composeBlocks(const std::vector<report::Block>& blocks, qreal width,
                                    const ComposeContext& context) {
    Composer composer(width, context);
    for (const report::Block& block : blocks) {
        std::visit([&](const auto& value) { composer(value); }, block);
    }
    return composer.take();
}

void addCaption(std::vector<Fragment>& fragments, const std::string& text, qreal width) {
    const TextBlock caption(QString::fromStdString(text), printFont(sizes::small), width, 8);
    if (caption.lines() == 0) {
        return;
    }
    if (!fragments.empty()) {
        fragments.back().keepWithNext = true;
        fragments.back().after = 3 * pt;
    }
    Fragment fragment;
    fragment.width = width;
    fragment.height = caption.height();
    fragment.after = 8 * pt;
    fragment.paint = [=](QPainter& painter, const QPointF& at) { caption.draw(painter, at, colours::quiet); };
    fragments.push_back(std::move(fragment));
}

Fragment figureFragment(qreal width, qreal height, Paint paint) {
    Fragment fragment;
    fragment.width = width;
    fragment.height = height;
    fragment.after = 6 * pt;
    fragment.paint = std::move(paint);
    return fragment;
}

} // namespace vestigo::report_render
