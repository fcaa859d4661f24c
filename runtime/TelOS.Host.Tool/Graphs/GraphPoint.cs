namespace TelOS.Host.Tool;

/// <summary>A point of the picture, in pixels from the upper left.</summary>
internal readonly record struct GraphPoint(double X, double Y);
