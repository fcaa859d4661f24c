namespace TelOS.Runtime;

/// <summary>How an attempt to use a ring ended.</summary>
public enum RingResult
{
    /// <summary>One element was placed or taken.</summary>
    Done = 0,

    /// <summary>There is no free slot to place one, or no element to take.</summary>
    NotNow = 1,

    /// <summary>The other side wrote what it must not: positions outside the ring, or an element that is no value. A bad element is taken out.</summary>
    Corrupt = 2,
}
