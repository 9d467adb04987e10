// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

#include <QtCore/QPointF>
#include <QtCore/QString>

#include <map>
#include <string>

class QPainter;

namespace vestigo::report_render {

/// What a figure knows of an incident's terminals.
struct Mark {
    int place = 0; ///< in the order they turned abnormal, 1 = first
    bool root = false;
    double onset = 0.0;
};

/// Marks of all terminals of the incident.
std::map<std::string, Mark> marksOf(const analysis::Incident& incident);

/// Diamond for the root, else a filled circle with its place; `radius` in units of the layout.
void paintMark(QPainter& painter, const QPointF& centre, qreal radius, const Mark& mark);
void paintDiamond(QPainter& painter, const QPointF& centre, qreal radius);

/// A filled arrow head whose tip is at `tip`, pointing away from `from`.
void paintArrowHead(QPainter& painter, const QPointF& from, const QPointF& tip, qreal length);

QString terminalName(const report::Document& document, const std::string& terminal);
/// "06:24:46", or "40 s" where the recording does not say when it began.
QString clockText(const analysis::Analysis& analysis, const report::FigureWords& words, double t, int digits);
/// Replaces %1 and %2.
QString filled(const std::string& pattern, const QString& first, const QString& second = {});

} // namespace vestigo::report_render
