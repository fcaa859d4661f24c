namespace TelOS.Init;

/// <summary>Who provides what.</summary>
public interface IServiceDirectory
{
    /// <summary>Whether the parent provides a service.</summary>
    /// <param name="service">The service's name.</param>
    bool IsProvidedByParent(string service);

    /// <summary>Whether the program that uses the library provides a service.</summary>
    /// <param name="service">The service's name.</param>
    bool IsProvidedLocally(string service);

    /// <summary>The children that provide a service.</summary>
    /// <param name="service">The service's name.</param>
    IEnumerable<string> Providers(string service);

    /// <summary>The name of the child that an alias stands for; any other name is itself.</summary>
    /// <param name="name">A child's name or an alias.</param>
    string Dereference(string name);
}
