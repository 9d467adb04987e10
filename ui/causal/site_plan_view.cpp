// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/causal/site_plan_view.h"

#include "ui/causal/site_plan_parts.h"
#include "ui/common/site_clock.h"
#include "ui/common/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QLineF>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vestigo::ui_causal {

namespace {

constexpr std::size_t mostLinks = 2000;
constexpr double labelWidth = 110.0;

} // namespace

void SitePlanView::Parts::addLink(std::vector<PlanArrow>& list, const std::map<QString, std::size_t>& index,
                                  const QString& from, const QString& to, double strength) const {
    const auto a = index.find(from);
    const auto b = index.find(to);
    if (a != index.end() && b != index.end() && a != b && list.size() < mostLinks) {
        list.push_back(
            {a->second, b->second, std::isfinite(strength) ? std::clamp(strength, 0.0, 1.0) : 0.0});
    }
}

void SitePlanView::Parts::refresh() {
    terminals = given;
    if (analysis) {
        terminals.clear();
        for (const auto& result : analysis->terminals) {
            terminals.push_back({QString::fromStdString(result.id),
                                 ui_common::terminalName(*analysis, result.id), result.positionMetres});
        }
    }
    std::map<QString, std::size_t> index;
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        index.emplace(terminals[i].id, i);
    }
    links.clear();
    causes.clear();
    members.clear();
    if (!analysis) {
        for (const PlanLink& link : givenLinks) {
            addLink(links, index, link.from, link.to, 0.0);
        }
    } else {
        for (const auto& link : analysis->links) {
            addLink(links, index, QString::fromStdString(link.from), QString::fromStdString(link.to), 0.0);
        }
    }
    if (const auto* shown = ui_common::findIncident(analysis, incident)) {
        members = ui_common::incidentMembers(*shown);
        for (const auto& edge : shown->causalEdges) {
            addLink(causes, index, QString::fromStdString(edge.from), QString::fromStdString(edge.to),
                    edge.strength);
        }
    }
    hovered = -1;
    focused = std::min(focused, static_cast<int>(terminals.size()) - 1);
    arrange();
}

const ui_common::IncidentMember* SitePlanView::Parts::memberOf(std::size_t index) const {
    return ui_common::findMember(members, terminals[index].id.toStdString());
}

double SitePlanView::Parts::radiusOf(std::size_t index) const {
    const bool crowded = terminals.size() > mostNumbered;
    return memberOf(index) != nullptr ? (crowded ? 5.0 : 9.0) : (crowded ? 3.5 : 5.0);
}

void SitePlanView::Parts::arrange() {
    const QRectF area = QRectF(view.rect()).adjusted(4, 4, -4, -4);
    places = placeTerminals(terminals, area);
    const QFontMetricsF metrics(ui_common::sizedFont(view.font(), ui_common::smallTextPixels));
    std::vector<QSizeF> sizes;
    std::vector<QSizeF> tall;
    for (const PlanTerminal& one : terminals) {
        const QStringList halves = inTwoLines(one.name, metrics).split(QLatin1Char('\n'));
        const double wider =
            std::max(metrics.horizontalAdvance(halves.front()), metrics.horizontalAdvance(halves.back()));
        tall.push_back(halves.size() == 2 ? QSizeF(std::min(wider, labelWidth) + 2.0, 2.0 * metrics.height())
                                          : QSizeF());
        sizes.emplace_back(std::min(metrics.horizontalAdvance(one.name), labelWidth) + 2.0, metrics.height());
    }
    // The selected terminal first, then those of the incident: they keep their names where it is crowded.
    std::vector<std::size_t> order(terminals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [this](std::size_t i) {
        return terminals[i].id == terminal ? 0 : (memberOf(i) != nullptr ? 1 : 2);
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    std::vector<QLineF> lines;
    for (std::size_t i = 0; i < std::min(causes.size(), mostNumbered); ++i) {
        lines.emplace_back(places.points[causes[i].from], places.points[causes[i].to]);
    }
    labels = placeLabels(places.points, sizes, order, terminals.size() > mostNumbered ? 5.0 : 9.0, area,
                         lines, tall);
    view.update();
}

int SitePlanView::Parts::at(const QPointF& point) const {
    int nearest = -1;
    double best = 14.0;
    for (std::size_t i = 0; i < places.points.size(); ++i) {
        const double distance = labels[i].contains(point) ? 0.0 : QLineF(point, places.points[i]).length();
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void SitePlanView::Parts::choose(int index) {
    if (index < 0 || index >= static_cast<int>(terminals.size())) {
        return;
    }
    const auto place = static_cast<std::size_t>(index);
    const QString id = terminals[place].id; // the answers may rebuild the plan
    const auto* member = memberOf(place);
    const std::optional<double> onset = member != nullptr ? std::optional(member->onset) : std::nullopt;
    Q_EMIT view.terminalRequested(id);
    if (onset) {
        Q_EMIT view.timeRequested(*onset);
    }
}

QString SitePlanView::Parts::describe(int index) const {
    if (index < 0 || index >= static_cast<int>(terminals.size())) {
        return {};
    }
    const auto place = static_cast<std::size_t>(index);
    const PlanTerminal& one = terminals[place];
    QString text = one.name == one.id ? one.id : one.name + QStringLiteral(" · ") + one.id;
    if (const auto* member = memberOf(place)) {
        const ui_common::SiteClock clock(analysis->startedAt);
        text +=
            QStringLiteral(", ") + SitePlanView::tr("abnormal since %1").arg(clock.clock(member->onset, 1));
        text += member->root ? QStringLiteral(", ") + SitePlanView::tr("root") : QString();
    }
    return places.known[place] ? text : text + QStringLiteral(", ") + SitePlanView::tr("place not known");
}

void SitePlanView::Parts::setFocused(int index) {
    focused = index;
    view.setAccessibleDescription(describe(index));
    view.update();
}

SitePlanView::SitePlanView(QWidget* parent)
    : QWidget(parent)
    , parts_(std::make_unique<Parts>(*this)) {
    setObjectName(QStringLiteral("sitePlanView"));
    setAccessibleName(tr("Site plan"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 110);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this,
            qOverload<>(&QWidget::update));
}

SitePlanView::~SitePlanView() = default;

void SitePlanView::setPlan(const std::vector<PlanTerminal>& terminals, const std::vector<PlanLink>& links) {
    parts_->given = terminals;
    parts_->givenLinks = links;
    parts_->refresh();
}

void SitePlanView::setAnalysis(const analysis::AnalysisPtr& analysis) {
    parts_->analysis = analysis;
    parts_->refresh();
}

QString SitePlanView::terminal() const {
    return parts_->terminal;
}

void SitePlanView::setIncident(const QString& incident) {
    if (incident != parts_->incident) {
        parts_->incident = incident;
        parts_->refresh();
    }
}

void SitePlanView::setTerminal(const QString& terminal) {
    if (terminal != parts_->terminal) {
        parts_->terminal = terminal;
        parts_->arrange();
    }
}

void SitePlanView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    parts_->paint(painter);
}

void SitePlanView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    parts_->arrange();
}

void SitePlanView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        parts_->choose(parts_->at(event->position()));
    }
}

void SitePlanView::mouseMoveEvent(QMouseEvent* event) {
    const int index = parts_->at(event->position());
    if (index != parts_->hovered) {
        parts_->hovered = index;
        setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void SitePlanView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    parts_->hovered = -1;
    update();
}

void SitePlanView::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(parts_->terminals.size());
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        parts_->setFocused(std::min(parts_->focused + 1, count - 1));
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        parts_->setFocused(count == 0 ? -1 : std::max(parts_->focused - 1, 0));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        parts_->choose(parts_->focused);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SitePlanView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        parts_->arrange();
    }
}

bool SitePlanView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), parts_->describe(parts_->at(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace vestigo::ui_causal
