using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TelOS.Runtime;

/// <summary>Finds what is this process's own among received sockets: by the socket itself, never by a badge, which anybody can write.</summary>
internal static class SocketIdentities
{
    private static readonly ConcurrentDictionary<ulong, ISocketIdentity> s_own = new();

    /// <summary>Makes a socket known; it must stay open until <see cref="Forget"/>.</summary>
    /// <returns>What to forget it by.</returns>
    public static ulong Remember(DescriptorHandle socket, ISocketIdentity identity)
    {
        if (!TryGetCookie(socket, out var cookie))
        {
            throw new IOException($"The socket has no identity: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        s_own[cookie] = identity;
        return cookie;
    }

    /// <summary>Forgets a socket.</summary>
    public static void Forget(ulong cookie) => s_own.TryRemove(cookie, out _);

    /// <summary>The capability for a received descriptor, which it takes over.</summary>
    public static Capability Import(int descriptor, ulong badge, SocketDomain domain)
    {
        var handle = new DescriptorHandle(descriptor);
        if (badge == Wire.DescriptorBadge || !TryGetCookie(handle, out var cookie))
        {
            return new DescriptorCapability(handle);
        }

        if (!TryFind(cookie, out var own))
        {
            return new SocketCapability(new SocketTarget(handle, badge, cookie, domain));
        }

        handle.Dispose();
        return own;
    }

    private static bool TryFind(ulong cookie, [NotNullWhen(true)] out Capability? own)
    {
        own = s_own.TryGetValue(cookie, out var identity) ? identity.NewReference() : null;
        return own is not null;
    }

    private static unsafe bool TryGetCookie(DescriptorHandle socket, out ulong cookie)
    {
        ulong value = 0;
        uint length = sizeof(ulong);
        var isKnown = LinuxSockets.GetOption(socket, LinuxSockets.SocketLevel, LinuxSockets.Cookie, &value, &length) == 0;
        cookie = value;
        return isKnown;
    }
}
