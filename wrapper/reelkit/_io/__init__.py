"""Everything that touches the network, the clock and the environment. How are effects carried out?"""
