using Genode;

namespace TelOS.Init;

/// <summary>What a server sees of a session's place: the child's part of the grid, divided as the session says.</summary>
internal static class SubAffinity
{
    /// <summary>The place of a session in the child's part.</summary>
    /// <param name="child">The child's part.</param>
    /// <param name="session">What the child says about the session; an empty grid says nothing.</param>
    public static Genode.Affinity Of(Genode.Affinity child, Genode.Affinity session)
    {
        var (space, place) = (session.Space, session.Location);
        if (space.Width == 0 || space.Height == 0)
        {
            return child;
        }

        return new Genode.Affinity
        {
            Space = new Genode.AffinitySpace { Width = child.Space.Width * space.Width, Height = child.Space.Height * space.Height },
            Location = new AffinityLocation
            {
                Xpos = (child.Location.Xpos * (int)space.Width) + (place.Xpos * (int)child.Location.Width),
                Ypos = (child.Location.Ypos * (int)space.Height) + (place.Ypos * (int)child.Location.Height),
                Width = child.Location.Width * place.Width,
                Height = child.Location.Height * place.Height,
            },
        };
    }
}
