using TelOS.Init;

namespace TelOS.Host.Tool;

/// <summary>Who provides what, as a configuration says it.</summary>
internal sealed class ConfiguredServices(InitConfiguration configuration) : IServiceDirectory
{
    /// <inheritdoc/>
    public bool IsProvidedByParent(string service) => configuration.ParentProvides.Any(provision => provision.Service == service);

    /// <inheritdoc/>
    public bool IsProvidedLocally(string service) => false;

    /// <inheritdoc/>
    public IEnumerable<string> Providers(string service) =>
        configuration.Children.Where(child => child.CanProvide(service)).Select(static child => child.Name);

    /// <inheritdoc/>
    public string Dereference(string name) => configuration.Dereference(name);
}
