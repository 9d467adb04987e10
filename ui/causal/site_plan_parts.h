// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/causal/plan_geometry.h"
#include "ui/common/incident_members.h"

#include <map>
#include <optional>

class QPainter;

namespace vestigo::ui_causal {

/// An arrow or a line between two terminals of the plan, by their indices.
struct PlanArrow {
    std::size_t from = 0;
    std::size_t to = 0;
    double strength = 0.0;
};

/// More terminals than these bear no numbers and smaller marks.
constexpr std::size_t mostNumbered = 30;

/// The inside of the site plan.
struct SitePlanView::Parts {
    explicit Parts(SitePlanView& owner)
        : view(owner) {}

    void refresh(); ///< terminals, links and members out of recording and analysis
    void arrange(); ///< places for the present size
    int at(const QPointF& point) const;
    void choose(int index);
    void setFocused(int index);
    QString describe(int index) const;
    const ui_common::IncidentMember* memberOf(std::size_t index) const;
    double radiusOf(std::size_t index) const;

    void paint(QPainter& painter) const;

    SitePlanView& view;
    std::vector<PlanTerminal> given;
    std::vector<PlanLink> givenLinks;
    analysis::AnalysisPtr analysis;
    QString incident;
    QString terminal;

    std::vector<PlanTerminal> terminals;
    std::vector<PlanArrow> links;
    std::vector<PlanArrow> causes;
    std::vector<ui_common::IncidentMember> members;
    PlanPlaces places;
    std::vector<QRectF> labels;
    int hovered = -1;
    int focused = -1;

private:
    void addLink(std::vector<PlanArrow>& list, const std::map<QString, std::size_t>& index,
                 const QString& from, const QString& to, double strength) const;
    void paintLinks(QPainter& painter) const;
    void paintCause(QPainter& painter, const PlanArrow& cause) const;
    void paintMark(QPainter& painter, std::size_t index) const;
    void paintLabel(QPainter& painter, std::size_t index) const;
};

} // namespace vestigo::ui_causal
