// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/figure_marks.h"

#include "ui/report/render/page_style.h"

#include <QtCore/QLineF>
#include <QtGui/QPainter>
#include <QtGui/QPolygonF>

#include <algorithm>
#include <vector>

namespace vestigo::report_render {

std::map<std::string, Mark> marksOf(const analysis::Incident& incident) {
    std::vector<std::pair<double, std::string>> byOnset;
    std::map<std::string, Mark> marks;
    for (const analysis::Episode& episode : incident.episodes) {
        const auto [mark, isNew] = marks.emplace(episode.terminal, Mark{0, false, episode.range.start});
        mark->second.onset = isNew ? episode.range.start : std::min(mark->second.onset, episode.range.start);
    }
    for (const auto& [terminal, mark] : marks) {
        byOnset.emplace_back(mark.onset, terminal);
    }
    // Where two turned abnormal at once, the path of the incident says which is named first.
    const auto onPath = [&](const std::string& terminal) {
        return std::find(incident.path.begin(), incident.path.end(), terminal) - incident.path.begin();
    };
    std::sort(byOnset.begin(), byOnset.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : onPath(a.second) < onPath(b.second);
    });
    for (std::size_t i = 0; i < byOnset.size(); ++i) {
        Mark& mark = marks[byOnset[i].second];
        mark.place = static_cast<int>(i) + 1;
        mark.root = byOnset[i].second == incident.rootCause;
    }
    return marks;
}

void paintDiamond(QPainter& painter, const QPointF& centre, qreal radius) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours::abnormal);
    painter.drawPolygon(QPolygonF({centre + QPointF(0.0, -radius), centre + QPointF(radius, 0.0),
                                   centre + QPointF(0.0, radius), centre + QPointF(-radius, 0.0)}));
}

void paintMark(QPainter& painter, const QPointF& centre, qreal radius, const Mark& mark) {
    if (mark.root) {
        paintDiamond(painter, centre, radius * 1.15);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours::abnormal);
    painter.drawEllipse(centre, radius, radius);
    const QFont font = printFont(1.25 * radius / pt, true);
    const QString number = QString::number(mark.place);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(
        QPointF(centre.x() - textWidth(number, font) / 2.0, centre.y() + 0.36 * font.pixelSize()), number);
}

void paintArrowHead(QPainter& painter, const QPointF& from, const QPointF& tip, qreal length) {
    QLineF shaft(tip, from);
    if (shaft.length() < 1e-6) {
        return;
    }
    shaft.setLength(length);
    const QPointF back = shaft.p2();
    const QPointF side = QPointF(shaft.dy(), -shaft.dx()) * 0.42;
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF({tip, back + side, back - side}));
}

QString terminalName(const report::Document& document, const std::string& terminal) {
    const auto found = document.terminalNames.find(terminal);
    return QString::fromStdString(found == document.terminalNames.end() ? terminal : found->second);
}

QString filled(const std::string& pattern, const QString& first, const QString& second) {
    QString text = QString::fromStdString(pattern);
    text.replace(QStringLiteral("%2"), second);
    return text.replace(QStringLiteral("%1"), first);
}

QString clockText(const analysis::Analysis& analysis, const report::FigureWords& words, double t,
                  int digits) {
    if (analysis.startedAt) {
        return QString::fromStdString(formatClock(later(*analysis.startedAt, t), digits));
    }
    return filled(words.seconds, QString::number(t, 'f', digits));
}

} // namespace vestigo::report_render
