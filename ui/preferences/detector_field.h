// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QComboBox;
class QPushButton;

namespace vestigo::ui_preferences {

/// Chooses what finds key regions where none are annotated: ours, nothing, or a TorchScript file.
class DetectorField : public QWidget {
    Q_OBJECT
public:
    explicit DetectorField(QWidget* parent = nullptr);

    /// "" (ours), "none", else the file.
    QString value() const;
    void setValue(const QString& value);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void choose(int row);
    void askForFile();

    QComboBox* kind_;
    QPushButton* browse_;
    QString file_; ///< the last one that was chosen
};

} // namespace vestigo::ui_preferences
