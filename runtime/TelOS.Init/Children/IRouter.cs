namespace TelOS.Init;

/// <summary>Finds servers.</summary>
internal interface IRouter
{
    /// <summary>Finds the server of a session, and says why there is none.</summary>
    /// <param name="child">Who asks.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="label">The label with the child's name.</param>
    Destination? Find(Child child, string service, string label);
}
