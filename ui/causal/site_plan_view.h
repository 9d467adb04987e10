// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace vestigo::ui_causal {

/// A terminal as the plan draws it when there is no analysis yet.
struct PlanTerminal {
    QString id;
    QString name;
    std::optional<std::array<double, 2>> positionMetres;
};

struct PlanLink {
    QString from;
    QString to;
};

/// The site from above: terminals at their places, links thin, causal edges of the incident bold. Terminals
/// whose place is not known stand in a row below. A click or Enter asks for a terminal.
class SitePlanView : public QWidget {
    Q_OBJECT
public:
    explicit SitePlanView(QWidget* parent = nullptr);
    ~SitePlanView() override;

    /// What the recording says, before there is an analysis.
    void setPlan(const std::vector<PlanTerminal>& terminals, const std::vector<PlanLink>& links);
    /// May be null: then the plan alone is drawn, in grey.
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    QString terminal() const;

public Q_SLOTS:
    void setIncident(const QString& incident);
    void setTerminal(const QString& terminal);

Q_SIGNALS:
    void terminalRequested(const QString& terminal);
    /// The onset of the terminal that was clicked, when it turned abnormal in the incident.
    void timeRequested(double seconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_causal
