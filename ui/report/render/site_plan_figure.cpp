// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"
#include "ui/report/render/figure_marks.h"

#include <QtCore/QLineF>
#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace vestigo::report_render {

namespace {

constexpr qreal markRadius = 5 * pt;
constexpr qreal dotRadius = 2.6 * pt;
constexpr std::size_t mostNamedNormal = 24; // more names than that cover the plan

struct Site {
    std::string terminal;
    QPointF at;
    QString name;
    std::optional<Mark> mark;
    QRectF label;
};

struct Arrow {
    QPointF from;
    QPointF to;
    bool causal = false;
};

struct Plan {
    std::vector<Site> sites;
    std::vector<Arrow> arrows;
};

bool usable(const std::optional<std::array<double, 2>>& position) {
    return position && std::isfinite((*position)[0]) && std::isfinite((*position)[1]) &&
           std::fabs((*position)[0]) < 1e9 && std::fabs((*position)[1]) < 1e9;
}

/// Places in metres into the figure, one scale for both directions, y upwards as on a plan.
void placeSites(const analysis::Analysis& analysis, const std::map<std::string, Mark>& marks,
                const report::Document& document, const QRectF& room, Plan& plan) {
    double left = 1e300;
    double right = -1e300;
    double low = 1e300;
    double high = -1e300;
    for (const analysis::TerminalResult& terminal : analysis.terminals) {
        if (usable(terminal.positionMetres)) {
            left = std::min(left, (*terminal.positionMetres)[0]);
            right = std::max(right, (*terminal.positionMetres)[0]);
            low = std::min(low, (*terminal.positionMetres)[1]);
            high = std::max(high, (*terminal.positionMetres)[1]);
        }
    }
    const double spanX = std::max(right - left, 1e-3);
    const double spanY = std::max(high - low, 1e-3);
    const double scale = std::min(room.width() / spanX, room.height() / spanY);
    const QPointF centre = room.center();
    for (const analysis::TerminalResult& terminal : analysis.terminals) {
        if (usable(terminal.positionMetres)) {
            Site site;
            site.terminal = terminal.id;
            site.at = centre + QPointF(((*terminal.positionMetres)[0] - (left + right) / 2) * scale,
                                       ((low + high) / 2 - (*terminal.positionMetres)[1]) * scale);
            site.name = terminalName(document, terminal.id);
            if (const auto found = marks.find(terminal.id); found != marks.end()) {
                site.mark = found->second;
            }
            plan.sites.push_back(std::move(site));
        }
    }
}

const Site* siteOf(const Plan& plan, const std::string& terminal) {
    for (const Site& site : plan.sites) {
        if (site.terminal == terminal) {
            return &site;
        }
    }
    return nullptr;
}

void addArrows(const analysis::Analysis& analysis, const analysis::Incident& incident, Plan& plan) {
    constexpr std::size_t mostLinks = 500;
    const auto add = [&](const std::string& from, const std::string& to, bool causal) {
        const Site* a = siteOf(plan, from);
        const Site* b = siteOf(plan, to);
        if (a != nullptr && b != nullptr && a != b) {
            plan.arrows.push_back({a->at, b->at, causal});
        }
    };
    for (std::size_t i = 0; i < std::min(analysis.links.size(), mostLinks); ++i) {
        add(analysis.links[i].from, analysis.links[i].to, false);
    }
    for (std::size_t i = 0; i < std::min(incident.causalEdges.size(), mostLinks); ++i) {
        add(incident.causalEdges[i].from, incident.causalEdges[i].to, true);
    }
}

using Taken = std::vector<QRectF>;

/// Below, above, right or left of its mark: the first place inside of `whole` that covers nothing.
bool placeLabel(Site& site, const QRectF& whole, const Taken& taken) {
    const QFont font = printFont(site.mark ? sizes::figure : 6.8, site.mark.has_value());
    site.name = elided(site.name, font, 90 * pt);
    const QSizeF size(textWidth(site.name, font) + 2 * pt, lineHeight(font));
    const qreal r = (site.mark ? markRadius : dotRadius) + 2 * pt;
    const qreal w = size.width();
    const QPointF places[] = {{-w / 2, r},
                              {-w / 2, -r - size.height()},
                              {r, -size.height() / 2},
                              {-r - w, -size.height() / 2},
                              {-w / 4, r},
                              {-w * 0.75, r},
                              {-w / 4, -r - size.height()},
                              {-w * 0.75, -r - size.height()}};
    for (const QPointF& place : places) {
        const QRectF rect(site.at + place, size);
        const auto meets = [&](const QRectF& other) { return other.intersects(rect); };
        if (whole.contains(rect) && std::none_of(taken.begin(), taken.end(), meets)) {
            site.label = rect;
            return true;
        }
    }
    return false;
}

/// Small squares along the causal arrows: a name over an arrow is hard to read.
Taken arrowTrail(const Plan& plan) {
    constexpr int pieces = 24;
    Taken trail;
    for (const Arrow& arrow : plan.arrows) {
        for (int i = 1; arrow.causal && i < pieces; ++i) {
            const QPointF at = arrow.from + (arrow.to - arrow.from) * (static_cast<qreal>(i) / pieces);
            trail.emplace_back(at - QPointF(pt, pt), QSizeF(2 * pt, 2 * pt));
        }
    }
    return trail;
}

/// Names of abnormal terminals first; they may cross an arrow where there is no other place. A name that
/// finds none is left out.
void placeLabels(Plan& plan, const QRectF& whole) {
    Taken taken;
    for (const Site& site : plan.sites) {
        const qreal r = (site.mark ? markRadius : dotRadius) + pt;
        taken.emplace_back(site.at - QPointF(r, r), QSizeF(2 * r, 2 * r));
    }
    const Taken trail = arrowTrail(plan);
    const bool nameNormal = plan.sites.size() <= mostNamedNormal;
    for (const bool abnormal : {true, false}) {
        for (Site& site : plan.sites) {
            if (site.mark.has_value() != abnormal || (!abnormal && !nameNormal)) {
                continue;
            }
            Taken all = taken;
            all.insert(all.end(), trail.begin(), trail.end());
            if (placeLabel(site, whole, all) || (abnormal && placeLabel(site, whole, taken))) {
                taken.push_back(site.label);
            }
        }
    }
}

void paintPlan(QPainter& painter, const Plan& plan, const QPointF& at) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Arrow& arrow : plan.arrows) {
        QLineF line(arrow.from + at, arrow.to + at);
        if (line.length() < 2.5 * markRadius) {
            continue;
        }
        painter.setPen(
            QPen(arrow.causal ? colours::abnormal : colours::rule, (arrow.causal ? 1.3 : 0.6) * pt));
        if (arrow.causal) {
            line.setLength(line.length() - markRadius - pt);
            const QPointF tip = line.p2();
            line.setLength(line.length() - 4 * pt);
            painter.drawLine(line);
            painter.setBrush(colours::abnormal);
            paintArrowHead(painter, line.p1(), tip, 6 * pt);
        } else {
            painter.drawLine(line);
        }
    }
    for (const Site& site : plan.sites) {
        if (site.mark) {
            paintMark(painter, site.at + at, markRadius, *site.mark);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours::normal);
            painter.drawEllipse(site.at + at, dotRadius, dotRadius);
        }
    }
    for (const Site& site : plan.sites) {
        if (site.label.isEmpty()) {
            continue;
        }
        const QFont font = printFont(site.mark ? sizes::figure : 6.8, site.mark.has_value());
        painter.fillRect(site.label.adjusted(0.0, 1.5 * pt, 0.0, -1.5 * pt).translated(at),
                         QColor(255, 255, 255, 200)); // lines stay behind names
        painter.setFont(font);
        painter.setPen(site.mark ? colours::text : colours::quiet);
        painter.drawText(site.label.topLeft() + at + QPointF(pt, 0.76 * site.label.height()), site.name);
    }
}

} // namespace

std::vector<Fragment> composeSitePlan(const report::SitePlanFigure& figure, qreal width,
                                      const ComposeContext& context) {
    std::vector<Fragment> fragments;
    if (!figure.analysis || figure.incident >= figure.analysis->incidents.size()) {
        return fragments;
    }
    const analysis::Incident& incident = figure.analysis->incidents[figure.incident];
    const qreal height = 125 * pt * context.style.figureScale;
    const qreal edge = 24 * pt;
    const QRectF whole(0.0, 0.0, width, height);
    const QRectF room = whole.adjusted(edge, 19 * pt, -edge, -19 * pt);
    Plan plan;
    placeSites(*figure.analysis, marksOf(incident), context.document, room, plan);
    if (plan.sites.empty()) {
        return fragments;
    }
    addArrows(*figure.analysis, incident, plan);
    placeLabels(plan, whole);
    fragments.push_back(figureFragment(
        width, height, [plan](QPainter& painter, const QPointF& at) { paintPlan(painter, plan, at); }));
    addCaption(fragments, figure.caption, width);
    return fragments;
}

} // namespace vestigo::report_render
