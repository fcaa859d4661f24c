namespace TelOS.Init;

/// <summary>Who has the children.</summary>
internal interface IChildOwner
{
    /// <summary>The configuration that is in force.</summary>
    InitConfiguration Configuration { get; }

    /// <summary>The state that is reported changed.</summary>
    /// <param name="isUrgent">Whether it is to be told at once.</param>
    void HandleStateChanged(bool isUrgent);

    /// <summary>A child said that it is done.</summary>
    void HandleExit(Child child, int value);
}
