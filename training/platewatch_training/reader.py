"""The reader: a plain convolutional net that collapses the height and gives one CTC distribution per column."""
import torch
from torch import nn

from .alphabet import CLASSES, STATES


def conv(cin, cout, kernel, stride=1, padding=0):
    return nn.Sequential(nn.Conv2d(cin, cout, kernel, stride, padding, bias=False), nn.BatchNorm2d(cout), nn.ReLU(True))


class Residual(nn.Module):
    def __init__(self, channels, kernel=(3, 3)):
        super().__init__()
        padding = tuple(k // 2 for k in kernel)
        self.first = conv(channels, channels, kernel, padding=padding)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, kernel, padding=padding, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class Reader(nn.Module):
    """image [N, 3, 64, 160] BGR 0..255 -> logits [N, 40, 37] per column (0 = blank) and state logits [N, states]."""

    def __init__(self, dropout=.1):
        super().__init__()
        self.stem = nn.Sequential(conv(3, 32, 3, 2, 1), conv(32, 64, 3, 2, 1), Residual(64),
                                  conv(64, 96, 3, (2, 1), 1), Residual(96),
                                  conv(96, 128, 3, (2, 1), 1), Residual(128))
        self.text = nn.Sequential(conv(128, 160, (4, 1)), Residual(160, (1, 5)), Residual(160, (1, 5)), nn.Dropout(dropout),
                                  nn.Conv2d(160, CLASSES, 1))
        self.look = nn.Sequential(conv(96, 96, 3, (1, 2), 1), conv(96, 128, 3, (2, 1), 1))
        self.state = nn.Sequential(nn.Dropout(.2), nn.Linear(128 * 4 * 2, 192), nn.ReLU(True), nn.Linear(192, len(STATES)))

    def forward(self, image):
        mean = image.mean((1, 2, 3), keepdim=True)
        spread = ((image - mean) ** 2).mean((1, 2, 3), keepdim=True).sqrt()
        middle = self.stem[:5]((image - mean) / (spread + 5))                   # [N, 96, 8, 40]: small letters are still legible
        columns = self.text(self.stem[5:](middle)).squeeze(2).transpose(1, 2)
        look = self.look(middle)
        look = torch.cat([look.mean(3), look.amax(3)], 1).flatten(1)            # rows apart, columns pooled: a name may shift
        return columns, self.state(look)


class Calibrated(nn.Module):
    """What is exported: the reader with softmaxes at the temperatures fitted on validation plates."""

    def __init__(self, reader, temperature=1.0, state_temperature=1.0):
        super().__init__()
        self.reader, self.temperature, self.state_temperature = reader, temperature, state_temperature

    def forward(self, image):
        columns, state = self.reader(image)
        return torch.softmax(columns / self.temperature, 2), torch.softmax(state / self.state_temperature, 1)
