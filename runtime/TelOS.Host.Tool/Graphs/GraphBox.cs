namespace TelOS.Host.Tool;

/// <summary>A rectangle of the picture, in pixels from the upper left.</summary>
internal readonly record struct GraphBox(double Left, double Top, double Width, double Height)
{
    /// <summary>The middle from left to right.</summary>
    public double Centre => Left + (Width / 2);

    /// <summary>The lower edge.</summary>
    public double Bottom => Top + Height;
}
